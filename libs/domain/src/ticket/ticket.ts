/** Kinds of ticket (ITIL 4); one life cycle serves all. */
export const TICKET_KINDS = ['complaint', 'incident', 'service_request', 'problem', 'change'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export const TICKET_STATUSES = ['new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** On whom or what a waiting ticket waits; required while waiting. */
export const WAITING_REASONS = ['caller', 'supplier', 'change'] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

export const TICKET_VERBS = ['start', 'wait', 'resume', 'resolve', 'close', 'reopen', 'cancel'] as const;
export type TicketVerb = (typeof TICKET_VERBS)[number];

export const IMPACTS = ['high', 'medium', 'low'] as const;
export type Impact = (typeof IMPACTS)[number];

export const URGENCIES = ['high', 'medium', 'low'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What a status does to the service-level clocks: count, hold, or end them (a reopening turns the end into a pause). */
export type ClockEffect = 'runs' | 'paused' | 'stopped';
