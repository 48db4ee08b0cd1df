import { BUSINESS_FAMILIES, type MetricFamily } from './catalogue.js';
import type { Read } from './check-series.js';
import { renderFamily } from './exposition.js';

interface Source {
  readonly family: MetricFamily;
  /** Columns: one per label, in order, then `value`. `$1` is now. */
  readonly sql: string;
  readonly usesNow?: true;
}

const SERVICE_UP = `
select s.slug as service, o.slug as organisation,
  min(case when st.hard_state = 'down' then 0 else 1 end)::int as value
from service_organisation so
join service s on s.id = so.service_id
join organisation o on o.id = so.organisation_id
join configuration_item_service cis on cis.service_id = s.id
  and (cis.for_organisation_id is null or cis.for_organisation_id = o.id)
join check_definition c on c.configuration_item_id = cis.configuration_item_id and c.enabled
join check_state st on st.check_id = c.id and st.hard_state <> 'unknown'
group by 1, 2 order by 1, 2`;

const SOURCES: readonly Source[] = [
  { family: BUSINESS_FAMILIES.serviceUp, sql: SERVICE_UP },
  {
    family: BUSINESS_FAMILIES.outagesOpen,
    sql: `select s.slug as service, count(o.id)::int as value from service s
      left join outage_service os on os.service_id = s.id
      left join outage o on o.id = os.outage_id and o.ended_at is null group by 1 order by 1`,
  },
  { family: BUSINESS_FAMILIES.outages, sql: `select count(*)::int as value from outage` },
  {
    family: BUSINESS_FAMILIES.ticketsOpen,
    sql: `select t.kind, t.priority, o.slug as organisation, count(*)::int as value from ticket t
      join organisation o on o.id = t.organisation_id
      where t.status in ('new', 'in_progress', 'waiting') group by 1, 2, 3 order by 1, 2, 3`,
  },
  {
    family: BUSINESS_FAMILIES.tickets,
    sql: `select t.kind, o.slug as organisation, count(*)::int as value from ticket t
      join organisation o on o.id = t.organisation_id group by 1, 2 order by 1, 2`,
  },
  {
    family: BUSINESS_FAMILIES.clocksBreached,
    usesNow: true,
    sql: `select k.clock, count(c.ticket_id)::int as value
      from (values ('first_response'), ('resolution')) as k(clock)
      left join sla_clock c on c.kind = k.clock
        and (c.state = 'breached' and c.stopped_at is null or c.state = 'running' and c.due_at < $1)
      group by 1 order by 1`,
  },
  {
    family: BUSINESS_FAMILIES.messagesWaiting,
    sql: `select count(*)::int as value from message where sent_at is null and failed_at is null`,
  },
  {
    family: BUSINESS_FAMILIES.oldestMessage,
    usesNow: true,
    sql: `select coalesce(extract(epoch from $1::timestamptz - min(created_at)), 0)::float8 as value
      from message where sent_at is null and failed_at is null`,
  },
  {
    family: BUSINESS_FAMILIES.sitesBlind,
    sql: `select slug as site, (blind_since is not null)::int as value from site order by 1`,
  },
  {
    family: BUSINESS_FAMILIES.transitionsWaiting,
    sql: `select count(*)::int as value from transition where processed_at is null`,
  },
  {
    family: BUSINESS_FAMILIES.waveStart,
    sql: `select p.slug as programme, w.name as wave, extract(epoch from w.starts_at)::float8 as value
      from wave w join programme p on p.id = w.programme_id order by w.starts_at`,
  },
];

/** What management and the desk watch, as text; one statement a family. */
export async function businessSeries(read: Read, now: Date): Promise<string> {
  const texts: string[] = [];
  for (const { family, sql, usesNow } of SOURCES) {
    const rows = await read<Record<string, string | number>>(sql, usesNow ? [now] : []);
    const points = rows.map((row) => {
      const { value, ...labels } = row;
      return { labels: Object.values(labels).map(String), value: Number(value) };
    });
    texts.push(renderFamily(family, points));
  }
  return texts.join('');
}
