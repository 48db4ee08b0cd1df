import { z } from 'zod';
import { pageOf } from './problem.js';
import * as v from '../vocabulary.js';

const text = (max: number) => z.string().trim().min(1).max(max);
const named = z.object({ id: v.id, name: z.string() });

export const clockView = z
  .object({
    kind: v.clockKind,
    state: v.clockState,
    dueAt: v.instant.nullable(),
    /** Counted business seconds left while paused; null when running. */
    remainingSeconds: z.int().nullable(),
    targetSeconds: z.int(),
    stoppedAt: v.instant.nullable(),
  })
  .meta({ id: 'Clock' });

export const ticketSummary = z
  .object({
    id: v.id,
    number: z.int(),
    kind: v.ticketKind,
    status: v.ticketStatus,
    waitingReason: v.waitingReason.nullable(),
    priority: v.priority,
    subject: z.string(),
    organisation: named,
    service: named.nullable(),
    team: named.nullable(),
    assignee: named.nullable(),
    reporterName: z.string().nullable(),
    createdAt: v.instant,
    updatedAt: v.instant,
    /** The clock that runs out first, or null when none runs. */
    nextClock: clockView.nullable(),
    outageNumber: z.int().nullable(),
    hasOutageOffer: z.boolean(),
  })
  .meta({ id: 'TicketSummary' });
export const ticketPage = pageOf(ticketSummary).meta({ id: 'TicketPage' });

export const conversationItem = z
  .object({
    id: v.id,
    kind: z.enum(['reply_from_caller', 'reply_to_caller', 'internal_note']),
    authorName: z.string(),
    body: z.string(),
    createdAt: v.instant,
  })
  .meta({ id: 'ConversationItem' });

/** "Measured, not reported": the health of the ticket's service around the time of the complaint. */
export const measurementStrip = z
  .object({
    serviceName: z.string(),
    from: v.instant,
    until: v.instant,
    complaintAt: v.instant,
    /** Share of failed samples per bucket; null where nothing was measured. */
    failRatio: z.array(z.number().nullable()),
    bucketSeconds: z.number(),
    outageStartedAt: v.instant.nullable(),
  })
  .meta({ id: 'MeasurementStrip' });

export const outageBrief = z
  .object({
    id: v.id,
    number: z.int(),
    title: z.string(),
    startedAt: v.instant,
    endedAt: v.instant.nullable(),
    complaintCount: z.int(),
  })
  .meta({ id: 'OutageBrief' });

export const ticketView = ticketSummary
  .extend({
    description: z.string(),
    origin: v.ticketOrigin,
    impact: v.level,
    urgency: v.level,
    priorityReason: z.string().nullable(),
    reporterEmail: z.string().nullable(),
    firstRespondedAt: v.instant.nullable(),
    resolvedAt: v.instant.nullable(),
    closedAt: v.instant.nullable(),
    version: z.int(),
    clocks: z.array(clockView),
    outage: outageBrief.nullable(),
    offeredOutage: outageBrief.nullable(),
    conversation: z.array(conversationItem),
    history: z.array(
      z.object({
        at: v.instant,
        field: z.string(),
        oldValue: z.string().nullable(),
        newValue: z.string().nullable(),
        reason: z.string().nullable(),
        actor: z.string(),
      }),
    ),
    measurements: measurementStrip.nullable(),
    allowedStatuses: z.array(v.ticketStatus),
  })
  .meta({ id: 'Ticket' });

export const ticketQuery = z.object({
  view: z
    .enum(['all_open', 'mine', 'unassigned', 'due_soon', 'waiting_supplier', 'closed'])
    .default('all_open'),
  q: z.string().trim().max(200).optional(),
  organisationId: v.id.optional(),
  serviceId: v.id.optional(),
  kind: v.ticketKind.optional(),
  sort: z.enum(['due', 'created', 'priority']).default('due'),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const viewCounts = z
  .object({
    views: z.record(z.string(), z.int()),
    openOutages: z.int(),
  })
  .meta({ id: 'ViewCounts' });

/** A ticket made by the desk or through the API. Priority follows from impact × urgency. */
export const ticketRequest = z
  .object({
    organisationId: v.id,
    kind: v.ticketKind.default('incident'),
    subject: text(200),
    description: text(20_000),
    impact: v.level.default('medium'),
    urgency: v.level.default('medium'),
    serviceId: v.id.nullable().default(null),
    reporterName: z.string().trim().max(200).nullable().default(null),
    reporterEmail: z.email().max(254).nullable().default(null),
  })
  .meta({ id: 'TicketRequest' });

/** Only the fields present change. Send the ticket's ETag in If-Match. */
export const ticketPatch = z
  .strictObject({
    status: v.ticketStatus.optional(),
    waitingReason: v.waitingReason.nullable().optional(),
    assigneeId: v.id.nullable().optional(),
    teamId: v.id.nullable().optional(),
    serviceId: v.id.nullable().optional(),
    impact: v.level.optional(),
    urgency: v.level.optional(),
    subject: text(200).optional(),
    reason: z.string().trim().max(500).optional(),
  })
  .meta({ id: 'TicketPatch' });

export const messageRequest = z.object({ body: text(20_000) }).meta({ id: 'MessageRequest' });
export const outageLinkRequest = z.object({ outageId: v.id }).meta({ id: 'OutageLinkRequest' });

/** The portal's two fields: what is wrong, and can you go on working. `where` is the service, when known. */
export const complaintRequest = z
  .object({
    description: text(20_000),
    ability: v.ability,
    serviceId: v.id.nullable().default(null),
    outageId: v.id.nullable().default(null),
  })
  .meta({ id: 'ComplaintRequest' });

export const portalView = z
  .object({
    organisation: named,
    person: z.object({ name: z.string(), email: z.string() }),
    outages: z.array(outageBrief.extend({ services: z.array(named) })),
    services: z.array(named),
    tickets: z.array(
      z.object({
        id: v.id,
        number: z.int(),
        subject: z.string(),
        status: v.ticketStatus,
        createdAt: v.instant,
        updatedAt: v.instant,
      }),
    ),
    /** Median minutes to a first response today; null without any. */
    firstResponseMinutes: z.number().nullable(),
  })
  .meta({ id: 'Portal' });

/** What a caller sees of the own ticket: never internal notes. */
export const portalTicket = z
  .object({
    id: v.id,
    number: z.int(),
    subject: z.string(),
    description: z.string(),
    status: v.ticketStatus,
    priority: v.priority,
    createdAt: v.instant,
    firstResponseDueAt: v.instant.nullable(),
    resolutionDueAt: v.instant.nullable(),
    outage: outageBrief.nullable(),
    conversation: z.array(conversationItem),
  })
  .meta({ id: 'PortalTicket' });

export type ClockView = z.infer<typeof clockView>;
export type TicketSummary = z.infer<typeof ticketSummary>;
export type TicketView = z.infer<typeof ticketView>;
export type TicketQuery = z.infer<typeof ticketQuery>;
export type TicketRequest = z.infer<typeof ticketRequest>;
export type TicketPatch = z.infer<typeof ticketPatch>;
export type ComplaintRequest = z.infer<typeof complaintRequest>;
export type MeasurementStrip = z.infer<typeof measurementStrip>;
export type OutageBrief = z.infer<typeof outageBrief>;
export type PortalView = z.infer<typeof portalView>;
export type PortalTicket = z.infer<typeof portalTicket>;
export type ConversationItem = z.infer<typeof conversationItem>;
