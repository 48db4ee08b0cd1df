import { CHECK_FAMILIES } from './catalogue.js';
import { renderFamily, type Point } from './exposition.js';

/** Runs one read-only statement in a job scope; the exporter knows no database. */
export type Read = <Row>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

export interface CheckSeriesRow {
  readonly slug: string;
  readonly kind: string;
  readonly site: string;
  readonly item: string;
  readonly hard_state: string;
  readonly last_outcome: string | null;
  readonly last_duration_ms: number | null;
  readonly last_due_seconds: number | null;
  readonly certificate_not_after: string | null;
}

const SQL = `
select c.slug, c.kind, s.slug as site, i.slug as item, coalesce(st.hard_state, 'unknown') as hard_state,
  st.last_outcome, st.last_duration_ms, extract(epoch from st.last_due_at)::float8 as last_due_seconds,
  st.last_facts->>'certificateNotAfter' as certificate_not_after
from check_definition c
join site s on s.id = c.site_id
join configuration_item i on i.id = c.configuration_item_id
left join check_state st on st.check_id = c.id
where c.enabled
order by c.slug`;

const STATES = ['up', 'degraded', 'down', 'unknown'] as const;

/** The series of every enabled check, as text. */
export async function checkSeries(read: Read): Promise<string> {
  return renderCheckSeries(await read<CheckSeriesRow>(SQL));
}

/** A check that never ran, or whose collector was blind, has a state `unknown` and no success value. */
export function renderCheckSeries(rows: readonly CheckSeriesRow[]): string {
  const known = rows.filter((row) => row.last_outcome !== null && row.last_outcome !== 'unknown');
  return [
    renderFamily(
      CHECK_FAMILIES.probeSuccess,
      known.map((row) => point(row, row.last_outcome === 'fail' ? 0 : 1)),
    ),
    renderFamily(
      CHECK_FAMILIES.probeDuration,
      valued(known, (row) => seconds(row.last_duration_ms)),
    ),
    renderFamily(
      CHECK_FAMILIES.certificateExpiry,
      valued(rows, (row) => epoch(row.certificate_not_after)),
    ),
    renderFamily(CHECK_FAMILIES.checkState, rows.flatMap(statePoints)),
    renderFamily(
      CHECK_FAMILIES.lastSample,
      valued(rows, (row) => row.last_due_seconds),
    ),
  ].join('');
}

function point(row: CheckSeriesRow, value: number): Point {
  return { labels: [row.slug, row.kind, row.site, row.item], value };
}

function valued(rows: readonly CheckSeriesRow[], value: (row: CheckSeriesRow) => number | null): Point[] {
  return rows.flatMap((row) => {
    const found = value(row);
    return found === null ? [] : [point(row, found)];
  });
}

function statePoints(row: CheckSeriesRow): Point[] {
  return STATES.map((state) => ({
    labels: [row.slug, row.kind, row.site, row.item, state],
    value: state === row.hard_state ? 1 : 0,
  }));
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

function epoch(instant: string | null): number | null {
  if (instant === null) return null;
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? null : ms / 1000;
}
