/** Tickets, their conversation and their clocks. Public replies and internal notes are different tables on purpose. */
export const DESK_SQL = `
create table calendar (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  slug text not null,
  name text not null,
  definition jsonb not null,
  version integer not null default 1,
  unique (organisation_id, slug)
);

create table service_level_target (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  calendar_id uuid not null references calendar on delete cascade,
  priority text not null check (priority in ('P1', 'P2', 'P3', 'P4', 'P5')),
  clock text not null check (clock in ('first_response', 'resolution')),
  target_seconds integer not null check (target_seconds > 0),
  unique (organisation_id, priority, clock)
);

create sequence ticket_number;
create table ticket (
  id uuid primary key default gen_random_uuid(),
  number bigint not null unique default nextval('ticket_number'),
  organisation_id uuid not null references organisation on delete cascade,
  kind text not null check (kind in ('complaint', 'incident', 'service_request', 'problem', 'change')),
  status text not null check (status in ('new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled')),
  waiting_reason text check (waiting_reason in ('caller', 'supplier', 'change')),
  origin text not null check (origin in ('portal', 'api', 'desk', 'monitoring')),
  subject text not null,
  description text not null,
  impact text not null check (impact in ('high', 'medium', 'low')),
  urgency text not null check (urgency in ('high', 'medium', 'low')),
  priority text not null check (priority in ('P1', 'P2', 'P3', 'P4', 'P5')),
  priority_reason text,
  service_id uuid references service on delete set null,
  team_id uuid references team on delete set null,
  assignee_id uuid references person on delete set null,
  reporter_id uuid references person on delete set null,
  reporter_name text,
  reporter_email text,
  outage_id uuid references outage on delete set null,
  offered_outage_id uuid references outage on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  first_responded_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  -- earliest due instant of its unstopped clocks, kept by the clocks, so that the work list sorts by an index
  next_due_at timestamptz not null default 'infinity',
  version integer not null default 1,
  check ((status = 'waiting') = (waiting_reason is not null))
);
create index ticket_open on ticket (organisation_id, created_at desc) where status in ('new', 'in_progress', 'waiting');
create index ticket_by_due on ticket (next_due_at, id) where status in ('new', 'in_progress', 'waiting');
create index ticket_by_priority on ticket (priority, next_due_at, id) where status in ('new', 'in_progress', 'waiting');
create index ticket_by_assignee on ticket (assignee_id, next_due_at, id)
  where status in ('new', 'in_progress', 'waiting') and assignee_id is not null;
create index ticket_by_created on ticket (created_at desc, id desc);
create index ticket_by_outage on ticket (outage_id) where outage_id is not null;
create index ticket_by_offer on ticket (offered_outage_id) where offered_outage_id is not null;
create index ticket_by_reporter on ticket (reporter_id, created_at desc) where reporter_id is not null;
create unique index ticket_incident_per_outage on ticket (outage_id) where origin = 'monitoring';

create table ticket_reply (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null references ticket on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  author_id uuid references person on delete set null,
  author_name text not null,
  direction text not null check (direction in ('from_caller', 'to_caller')),
  body text not null,
  created_at timestamptz not null
);
create index ticket_reply_by_ticket on ticket_reply (ticket_id, created_at);

create table ticket_note (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null references ticket on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  author_id uuid references person on delete set null,
  author_name text not null,
  body text not null,
  created_at timestamptz not null
);
create index ticket_note_by_ticket on ticket_note (ticket_id, created_at);

-- the ticket's history: replaying it gives the same clocks
create table ticket_change (
  id bigint generated always as identity primary key,
  ticket_id uuid not null references ticket on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  field text not null,
  old_value text,
  new_value text,
  reason text,
  actor_label text not null,
  at timestamptz not null
);
create index ticket_change_by_ticket on ticket_change (ticket_id, id);

create table sla_clock (
  ticket_id uuid not null references ticket on delete cascade,
  kind text not null check (kind in ('first_response', 'resolution')),
  organisation_id uuid not null references organisation on delete cascade,
  calendar_id uuid not null references calendar,
  calendar_version integer not null,
  target_seconds integer not null,
  started_at timestamptz not null,
  state text not null check (state in ('running', 'paused', 'met', 'breached', 'cancelled')),
  due_at timestamptz,
  remaining_seconds integer,
  stopped_at timestamptz,
  breached_at timestamptz,
  primary key (ticket_id, kind)
);
create index sla_clock_due on sla_clock (due_at) where state = 'running';

create table ticket_pause (
  ticket_id uuid not null references ticket on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (ticket_id, from_at)
);
`;
