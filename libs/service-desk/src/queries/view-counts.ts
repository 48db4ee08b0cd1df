import type { Tx } from '@peil/persistence';
import { Parameters, VIEW_CONDITIONS, type Viewer } from './ticket-filter.js';

export interface ViewCounts {
  readonly views: Record<string, number>;
  readonly openOutages: number;
}

/** How many tickets each open view holds, and how many outages go on. Closed tickets are not counted. */
export async function viewCounts(tx: Tx, viewer: Viewer): Promise<ViewCounts> {
  const params = new Parameters();
  const counts = Object.entries(VIEW_CONDITIONS)
    .filter(([view]) => view !== 'closed')
    .map(([view, condition]) => `count(*) filter (where ${condition(viewer, params)})::int as ${view}`);
  const [views] = await tx.query<Record<string, number>>(
    `select ${counts.join(', ')} from ticket t where t.status in ('new', 'in_progress', 'waiting')`,
    params.values,
  );
  const [outages] = await tx.query<{ open: number }>(
    'select count(*)::int as open from outage where ended_at is null',
  );
  return { views: views ?? {}, openOutages: outages?.open ?? 0 };
}
