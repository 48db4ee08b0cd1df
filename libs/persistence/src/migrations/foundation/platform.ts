/** Durable timers, the message outbox, audit and the live event log. */
export const PLATFORM_SQL = `
create table timer (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  kind text not null,
  subject_id uuid not null,
  due_at timestamptz not null,
  payload jsonb not null default '{}',
  lease_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  done_at timestamptz
);
create index timer_due on timer (due_at) where done_at is null;
create unique index timer_once on timer (kind, subject_id) where done_at is null;

create table message (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  idempotency_key text not null unique,
  channel text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  ticket_id uuid references ticket on delete set null,
  outage_id uuid references outage on delete set null,
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  lease_until timestamptz,
  attempts integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  last_error text
);
create index message_unsent on message (next_attempt_at) where sent_at is null and failed_at is null;

create table audit (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation on delete cascade,
  action text not null,
  object text not null,
  result text not null,
  origin text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_label text not null,
  detail jsonb,
  at timestamptz not null
);
create index audit_by_organisation on audit (organisation_id, at desc);
create index audit_by_object on audit (object);

create table event (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation on delete cascade,
  kind text not null,
  subject text not null,
  at timestamptz not null
);

create table setting (
  key text primary key,
  value jsonb not null
);

create function announce_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('peil_event', new.id::text);
  return null;
end $$;
create trigger event_announced after insert on event for each row execute function announce_event();

-- a transaction that writes the past (loading the demo) tells nobody of each step
create function skip_quiet_event() returns trigger language plpgsql as $$
begin
  if current_setting('peil.quiet', true) = 'on' then return null; end if;
  return new;
end $$;
create trigger event_quiet before insert on event for each row execute function skip_quiet_event();

create function ensure_sample_partition(day date) returns void language plpgsql security definer
set search_path = public as $$
declare
  name text := 'sample_' || to_char(day, 'YYYYMMDD');
begin
  if to_regclass(name) is null then
    perform pg_advisory_xact_lock(hashtext(name));
    if to_regclass(name) is null then
      execute format('create table if not exists %I partition of sample for values from (%L) to (%L)', name,
        day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
  end if;
end $$;

create function drop_sample_partitions_before(day date) returns integer language plpgsql security definer
set search_path = public as $$
declare
  part record;
  dropped integer := 0;
begin
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'sample'::regclass and c.relname < 'sample_' || to_char(day, 'YYYYMMDD')
  loop
    execute format('drop table %I', part.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;
`;
