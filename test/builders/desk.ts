import type { Tx } from '@peil/persistence';
import { insertRow, POISON, poisonSlug, type Row } from './insert-row.js';
import { LONG_AGO, type Stored } from './people.js';

type Owned = Row & { readonly organisation_id: string };

export interface StoredTicket extends Stored {
  readonly number: number;
  readonly version: number;
}

export const aTicket = (tx: Tx, row: Owned): Promise<StoredTicket> =>
  insertRow(tx, 'ticket', {
    kind: 'complaint',
    status: 'new',
    origin: 'portal',
    subject: POISON,
    description: POISON,
    impact: 'low',
    urgency: 'low',
    priority: 'P5',
    created_at: LONG_AGO,
    updated_at: LONG_AGO,
    ...row,
  });

/** A business calendar; the spec gives the definition it is about. */
export const aCalendar = (tx: Tx, row: Owned & { readonly definition: Row }): Promise<Stored> =>
  insertRow(tx, 'calendar', { slug: poisonSlug(), name: POISON, ...row });
