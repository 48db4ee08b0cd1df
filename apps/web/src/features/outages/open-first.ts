import type { Outage } from '../../api/types.js';

type Ordered = Pick<Outage, 'startedAt' | 'endedAt'>;

/** Open outages before ended ones, each newest first. */
export function openFirst<Row extends Ordered>(outages: readonly Row[]): Row[] {
  const rank = (outage: Row): number => (outage.endedAt === null ? 0 : 1);
  return outages.toSorted((a, b) => rank(a) - rank(b) || Date.parse(b.startedAt) - Date.parse(a.startedAt));
}
