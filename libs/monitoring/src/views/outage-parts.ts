import type { OutageRow } from './outage-rows.js';

export interface OutageCheckRow {
  readonly id: string;
  readonly name: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly reason: string | null;
  readonly evidence: string | null;
}

export interface OutageTicketRow {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly subject: string;
  readonly organisation_name: string;
  readonly created_at: Date;
  readonly offered: boolean;
}

export interface OutageMessageRow {
  readonly subject: string;
  readonly recipient: string;
  readonly at: Date;
}

/** All that hangs on one outage and is the caller's to see. */
export interface OutageParts {
  readonly outage: OutageRow;
  readonly checks: readonly OutageCheckRow[];
  readonly tickets: readonly OutageTicketRow[];
  readonly messages: readonly OutageMessageRow[];
}
