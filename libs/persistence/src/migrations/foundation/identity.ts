/** Organisations, people, their roles and ways in. Ids are made by the application (UUID v4 by default). */
export const IDENTITY_SQL = `
create table organisation (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('municipality', 'shared')),
  locale text not null default 'nl' check (locale in ('nl', 'en')),
  demo boolean not null default false,
  allowed_cidrs text[] not null default '{}',
  created_at timestamptz not null
);

create table person (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  email text not null,
  name text not null,
  password_hash text,
  locale text not null default 'nl' check (locale in ('nl', 'en')),
  failed_logins integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null
);
create unique index person_email on person (lower(email));

create table membership (
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  role text not null check (role in ('employee', 'desk', 'engineer', 'manager', 'admin')),
  primary key (person_id, organisation_id, role)
);

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text
);
create index session_person on session (person_id);

create table api_token (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  created_by uuid references person on delete set null,
  name text not null,
  role text not null check (role in ('employee', 'desk', 'engineer', 'manager', 'admin')),
  scopes text[] not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table password_link (
  token_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_link_person on password_link (person_id);

create table team (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation on delete cascade,
  slug text not null,
  name text not null,
  on_call_emails text[] not null default '{}',
  unique (organisation_id, slug)
);
`;
