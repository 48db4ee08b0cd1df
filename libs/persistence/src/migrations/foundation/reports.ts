/** Columns that a report may read: no names, addresses or texts of people. */
const READABLE: Record<string, string> = {
  organisation: 'id, slug, name, kind',
  service: 'id, slug, name, organisation_id',
  service_organisation: 'service_id, organisation_id',
  outage:
    'id, number, organisation_id, configuration_item_id, title, reason, started_at, detected_at, ended_at',
  outage_service: 'outage_id, service_id, organisation_id',
  outage_organisation: 'outage_id, organisation_id',
  programme: 'id, slug, name, organisation_id',
  wave: 'id, programme_id, organisation_id, ordinal, name, starts_at',
  intervention: 'wave_id, service_id, organisation_id, at',
  ticket:
    'id, number, organisation_id, kind, status, priority, service_id, outage_id, origin, created_at, first_responded_at, resolved_at, closed_at',
  sla_clock:
    'ticket_id, kind, organisation_id, target_seconds, started_at, state, due_at, stopped_at, breached_at',
};

const readable = ([table, columns]: [string, string]): string => `
grant select (${columns}) on ${table} to peil_reader;
create policy reported on ${table} for select to peil_reader using (true);
`;

/**
 * `peil_reader` is for Grafana and auditors: read-only, all organisations, no personal data.
 * An administrator gives it to a login: `create role grafana login password '…' in role peil_reader`.
 */
export const REPORTS_SQL = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'peil_reader') then create role peil_reader nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema public to peil_reader;
${Object.entries(READABLE).map(readable).join('')}

-- one row a wave; Grafana draws each as an annotation
create view report_wave with (security_invoker = true) as
select w.starts_at, p.name as programme, w.ordinal, w.name,
  count(i.service_id)::int as cells
from wave w join programme p on p.id = w.programme_id left join intervention i on i.wave_id = w.id
group by w.id, p.name;

-- one row per month, municipality and service with at least one outage; minutes of outages that ended
create view report_outage_month with (security_invoker = true) as
select date_trunc('month', o.started_at at time zone 'Europe/Amsterdam') at time zone 'Europe/Amsterdam' as month,
  m.slug as organisation, s.slug as service, count(*)::int as outages,
  coalesce(sum(extract(epoch from o.ended_at - o.started_at)) / 60, 0)::float8 as minutes
from outage o
join outage_organisation oo on oo.outage_id = o.id join organisation m on m.id = oo.organisation_id
join outage_service os on os.outage_id = o.id join service s on s.id = os.service_id
group by 1, 2, 3;

grant select on report_wave, report_outage_month to peil_reader, peil_app;
`;
