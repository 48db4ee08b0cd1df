/** What is watched, what was measured, what it means. Instants of measurements are due instants, not write times. */
export const MONITORING_SQL = `
create table site (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  slug text not null unique,
  name text not null,
  reference_targets text[] not null default '{}',
  last_seen_at timestamptz,
  blind_since timestamptz
);

create table service (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  slug text not null unique,
  name text not null,
  description text not null default '',
  team_id uuid references team on delete set null,
  impact text not null default 'medium' check (impact in ('high', 'medium', 'low'))
);

-- a cell: this municipality relies on this service
create table service_organisation (
  service_id uuid not null references service on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  primary key (service_id, organisation_id)
);
create index service_organisation_by_organisation on service_organisation (organisation_id);

create table configuration_item (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  slug text not null unique,
  name text not null
);

create table configuration_item_service (
  configuration_item_id uuid not null references configuration_item on delete cascade,
  service_id uuid not null references service on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  -- null: the item serves every municipality that uses the service
  for_organisation_id uuid references organisation on delete cascade,
  unique nulls not distinct (configuration_item_id, service_id, for_organisation_id)
);
create index configuration_item_service_by_service on configuration_item_service (service_id);

create table configuration_item_dependency (
  configuration_item_id uuid not null references configuration_item on delete cascade,
  depends_on_id uuid not null references configuration_item on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  primary key (configuration_item_id, depends_on_id),
  check (configuration_item_id <> depends_on_id)
);

create table check_definition (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  slug text not null unique,
  name text not null,
  site_id uuid not null references site on delete cascade,
  configuration_item_id uuid not null references configuration_item on delete cascade,
  kind text not null,
  target text not null,
  settings jsonb not null default '{}',
  interval_ms integer not null check (interval_ms between 1000 and 86400000),
  retry_interval_ms integer not null check (retry_interval_ms between 1000 and 86400000),
  timeout_ms integer not null check (timeout_ms between 100 and 60000),
  confirmations smallint not null default 2 check (confirmations between 1 and 20),
  recoveries smallint not null default 1 check (recoveries between 1 and 20),
  enabled boolean not null default true,
  updated_at timestamptz not null
);
create index check_definition_by_site on check_definition (site_id) where enabled;
create index check_definition_by_item on check_definition (configuration_item_id);

create table check_state (
  check_id uuid primary key references check_definition on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  state text not null default 'unknown' check (state in ('unknown', 'up', 'degraded', 'down')),
  hard boolean not null default true,
  hard_state text not null default 'unknown' check (hard_state in ('unknown', 'up', 'degraded', 'down')),
  failures integer not null default 0,
  successes integer not null default 0,
  since timestamptz,
  last_due_at timestamptz,
  last_outcome text,
  last_reason text,
  last_duration_ms double precision,
  last_facts jsonb
) with (fillfactor = 70);

create table sample (
  check_id uuid not null,
  due_at timestamptz not null,
  organisation_id uuid not null,
  outcome text not null check (outcome in ('ok', 'degraded', 'fail', 'unknown')),
  reason text,
  duration_ms real not null,
  lag_ms real not null,
  phases_ms jsonb,
  facts jsonb,
  evidence text,
  collector text,
  primary key (check_id, due_at)
) partition by range (due_at);

create table transition (
  id bigint generated always as identity primary key,
  check_id uuid not null references check_definition on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  hard boolean not null,
  reason text,
  evidence text,
  -- start of the run of bad samples this transition confirms; lower bound of an outage
  first_bad_at timestamptz,
  created_at timestamptz not null,
  processed_at timestamptz
);
create index transition_by_check on transition (check_id, at);
create index transition_unprocessed on transition (id) where processed_at is null;

create sequence outage_number;
create table outage (
  id uuid primary key default gen_random_uuid(),
  number bigint not null unique default nextval('outage_number'),
  organisation_id uuid not null references organisation on delete cascade,
  configuration_item_id uuid not null references configuration_item on delete cascade,
  title text not null,
  reason text,
  started_at timestamptz not null,
  detected_at timestamptz not null,
  ended_at timestamptz
);
create unique index outage_open_per_item on outage (configuration_item_id) where ended_at is null;
create index outage_by_start on outage (started_at desc);

create table outage_check (
  outage_id uuid not null references outage on delete cascade,
  check_id uuid not null references check_definition on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  started_at timestamptz not null,
  ended_at timestamptz,
  reason text,
  evidence text,
  primary key (outage_id, check_id, started_at)
);
create unique index outage_check_open on outage_check (check_id) where ended_at is null;

create table outage_service (
  outage_id uuid not null references outage on delete cascade,
  service_id uuid not null references service on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  primary key (outage_id, service_id)
);
create index outage_service_by_service on outage_service (service_id);

-- the municipalities an outage touches
create table outage_organisation (
  outage_id uuid not null references outage on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  primary key (outage_id, organisation_id)
);
create index outage_organisation_by_organisation on outage_organisation (organisation_id);

create table programme (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  slug text not null unique,
  name text not null
);

create table wave (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid not null references programme on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  ordinal smallint not null,
  name text not null,
  starts_at timestamptz not null,
  unique (programme_id, ordinal)
);

create table intervention (
  wave_id uuid not null references wave on delete cascade,
  service_id uuid not null references service on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  at timestamptz not null,
  primary key (service_id, organisation_id)
);
`;
