/** Tables whose rows are seen and written by their own organisation only. */
const OWNED = [
  'person', 'session', 'password_link', 'api_token', 'site', 'service_organisation', 'configuration_item',
  'configuration_item_service', 'configuration_item_dependency', 'check_definition', 'check_state', 'sample',
  'transition', 'outage_check', 'outage_organisation', 'programme', 'wave', 'intervention',
  'ticket', 'ticket_reply', 'ticket_note', 'ticket_change', 'sla_clock', 'ticket_pause',
  'timer', 'message', 'audit', 'event',
]; // prettier-ignore

/** What the shared organisation promises and who answers for it is readable by every municipality it serves. */
const ofSharedOrganisation = (table: string): string =>
  `exists (select 1 from organisation o where o.id = ${table}.organisation_id and o.kind = 'shared')`;

/** Tables that other organisations may read when the row concerns them; only the owner writes. */
const SHARED_READ: Record<string, string> = {
  service: `exists (select 1 from service_organisation u where u.service_id = service.id
    and u.organisation_id = any ((select peil_scope())::uuid[]))`,
  outage: `exists (select 1 from outage_organisation u where u.outage_id = outage.id
    and u.organisation_id = any ((select peil_scope())::uuid[]))`,
  outage_service: `exists (select 1 from outage_organisation u where u.outage_id = outage_service.outage_id
    and u.organisation_id = any ((select peil_scope())::uuid[]))`,
  membership: `exists (select 1 from person p where p.id = membership.person_id
    and p.organisation_id = any ((select peil_scope())::uuid[]))`,
  calendar: ofSharedOrganisation('calendar'),
  service_level_target: ofSharedOrganisation('service_level_target'),
  team: ofSharedOrganisation('team'),
};

const owned = `((select peil_scope_all()) or organisation_id = any ((select peil_scope())::uuid[]))`;

const tenantTable = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant on ${table} using ${owned} with check ${owned};
`;

const sharedReadTable = ([table, readable]: [string, string]): string => `
${tenantTable(table)}
create policy concerned on ${table} for select using (${readable});
`;

/**
 * Row-level security. Every application transaction takes the role `peil_app` and names its organisations in
 * `peil.organisations` ('all' for jobs, else ids joined by commas); unset means no rows.
 * The owner of the tables is held to the same policies (FORCE), so a forgotten role change shows nothing.
 */
export const ACCESS_SQL = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'peil_app') then create role peil_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'peil_app', 'member') then execute format('grant peil_app to %I', current_user); end if;
end $$;

create function peil_scope_all() returns boolean language sql stable as
  $$ select coalesce(current_setting('peil.organisations', true), '') = 'all' $$;
create function peil_scope() returns uuid[] language sql stable as
  $$ select case when coalesce(current_setting('peil.organisations', true), '') in ('', 'all') then '{}'::uuid[]
     else string_to_array(current_setting('peil.organisations', true), ',')::uuid[] end $$;

grant usage on schema public to peil_app;
grant select, insert, update, delete on all tables in schema public to peil_app;
grant usage on all sequences in schema public to peil_app;
revoke update, delete on audit, ticket_change from peil_app;

alter table organisation enable row level security;
alter table organisation force row level security;
create policy readable on organisation for select using (true);
create policy written on organisation for all
  using ((select peil_scope_all()) or id = any ((select peil_scope())::uuid[]))
  with check ((select peil_scope_all()) or id = any ((select peil_scope())::uuid[]));

${OWNED.map(tenantTable).join('')}
${Object.entries(SHARED_READ).map(sharedReadTable).join('')}
`;
