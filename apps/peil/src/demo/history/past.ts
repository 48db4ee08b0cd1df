import type { ProbeKind } from '@peil/probes';
import type { Tx } from '@peil/persistence';
import type { Actor } from '@peil/platform';

/** A check of the demo, as the past is written for it. */
export interface PastCheck {
  readonly id: string;
  readonly slug: string;
  readonly kind: ProbeKind;
  readonly intervalMs: number;
  readonly retryMs: number;
  readonly confirmations: number;
  readonly recoveries: number;
  readonly siteId: string;
  readonly siteSlug: string;
  readonly organisationId: string;
}

export interface PastPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string;
}

/** Ids of what the catalogue applied. */
export interface Known {
  readonly checks: ReadonlyMap<string, PastCheck>;
  readonly people: ReadonlyMap<string, PastPerson>;
  readonly services: ReadonlyMap<string, string>;
}

/** Tickets by the plan's own number, with the version last written. */
export type WrittenTickets = Map<number, { readonly id: string; readonly version: number }>;

/** One stretch of the past being written in one transaction. */
export interface Past extends Known {
  readonly tx: Tx;
  readonly tickets: WrittenTickets;
  /** The open outage of a cell. */
  readonly openOutages: Map<string, string>;
}

const CHECKS = `select d.id, d.slug, d.kind, d.interval_ms as "intervalMs", d.retry_interval_ms as "retryMs",
    d.confirmations, d.recoveries, d.site_id as "siteId", l.slug as "siteSlug", d.organisation_id as "organisationId"
  from check_definition d join site l on l.id = d.site_id join organisation o on o.id = d.organisation_id
  where o.demo order by d.slug`;
const PEOPLE = `select p.id, p.name, p.email, p.organisation_id as "organisationId"
  from person p join organisation o on o.id = p.organisation_id where o.demo`;
const SERVICES = `select s.id, s.slug from service s join organisation o on o.id = s.organisation_id where o.demo`;

/** Looks up what the catalogue applied. */
export async function loadKnown(tx: Tx): Promise<Known> {
  const checks = await loadPastChecks(tx);
  const people = await tx.query<PastPerson>(PEOPLE);
  const services = await tx.query<{ id: string; slug: string }>(SERVICES);
  return {
    checks: new Map(checks.map((check) => [check.slug, check])),
    people: new Map(people.map((person) => [person.email, person])),
    services: new Map(services.map(({ slug, id }) => [slug, id])),
  };
}

function loadPastChecks(tx: Tx): Promise<PastCheck[]> {
  return tx.query<PastCheck>(CHECKS);
}

/** What is written of the past makes no audit rows of its own and no live events. */
export async function quietly(tx: Tx): Promise<Tx> {
  await tx.query(`select set_config('peil.quiet', 'on', true)`);
  return { ...tx, audit: () => Promise.resolve(), notify: () => Promise.resolve() };
}

/** The same transaction with somebody else at work in it. */
export function as(tx: Tx, person: PastPerson): Tx {
  const actor: Actor = { kind: 'person', id: person.id, label: person.name, origin: 'demo' };
  return { ...tx, actor };
}

/** What the plan names was applied before; a miss is a fault of the demo itself. */
export function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo has nothing named "${key}"`);
  return value;
}
