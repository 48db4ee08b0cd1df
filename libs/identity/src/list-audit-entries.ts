import { auditEntryView } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { z } from 'zod';

export type AuditEntryView = z.infer<typeof auditEntryView>;

export interface AuditQuery {
  /** Entries with a smaller id than this one: the id where the page before ended. */
  readonly beforeId: number | null;
  readonly limit: number;
  readonly object?: string | undefined;
}

interface AuditRow extends Omit<AuditEntryView, 'at'> {
  readonly at: Date;
}

/** The audit trail of the organisations in scope, newest first. */
export async function listAuditEntries(tx: Tx, query: AuditQuery): Promise<AuditEntryView[]> {
  const rows = await tx.query<AuditRow>(
    `select id, action, object, result, origin, actor_label as actor, at from audit
     where ($1::bigint is null or id < $1) and ($2::text is null or object = $2) order by id desc limit $3`,
    [query.beforeId, query.object ?? null, query.limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
