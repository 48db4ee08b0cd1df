import type { OutageBrief } from '@peil/contracts';
import type { Tx } from '@peil/persistence';

export interface OutageBriefRow {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly complaint_count: number;
}

export const OUTAGE_BRIEF = `g.id, g.number, g.title, g.started_at, g.ended_at,
  (select count(*)::int from ticket c where c.outage_id = g.id and c.kind = 'complaint') as complaint_count`;

/** The outages with these ids that the transaction may see, by id. */
export async function loadOutageBriefs(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, OutageBrief>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<OutageBriefRow>(
    `select ${OUTAGE_BRIEF} from outage g where g.id = any ($1::uuid[])`,
    [wanted],
  );
  return new Map(rows.map((row) => [row.id, toOutageBrief(row)]));
}

export function toOutageBrief(row: OutageBriefRow): OutageBrief {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    complaintCount: row.complaint_count,
  };
}
