import type { Actor, Clock } from '@peil/platform';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { Temporal } from 'temporal-polyfill';
import { toParameters } from './wire-values.js';

/** Whose rows a transaction may see, and who acts. 'all' is for jobs and for Peil itself. */
export interface Scope {
  readonly organisations: 'all' | readonly string[];
  readonly actor: Actor;
}

/** One row of the audit trail; actor, origin and time come from the transaction. */
export interface AuditEntry {
  readonly action: string;
  readonly object: string;
  readonly organisationId: string;
  readonly result?: string;
  readonly detail?: unknown;
}

/** Something a browser may want to hear about; listeners wake after COMMIT. */
export interface LiveEvent {
  readonly kind: string;
  readonly organisationId: string;
  readonly subject: string;
  /** When it happened; left out, the clock of the database. */
  readonly at?: Temporal.Instant;
}

/** The database inside one transaction. */
export interface Tx {
  readonly actor: Actor;
  readonly manager: EntityManager;
  /** Rows of a statement, also of INSERT, UPDATE and DELETE with RETURNING. */
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Number of rows a statement wrote: zero from a conditional update means another won. */
  execute(sql: string, params?: readonly unknown[]): Promise<number>;
  audit(entry: AuditEntry): Promise<void>;
  notify(event: LiveEvent): Promise<void>;
}

const INSERT_AUDIT = `insert into audit
  (organisation_id, action, object, result, origin, actor_kind, actor_id, actor_label, detail, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const INSERT_EVENT = `insert into event (organisation_id, kind, subject, at) values ($1, $2, $3, $4)`;

/** The Tx over a query runner whose transaction has begun. */
export function openTx(runner: QueryRunner, actor: Actor, clock: Clock): Tx {
  const run = (sql: string, params: readonly unknown[] = []) => runner.query(sql, toParameters(params), true);
  return {
    actor,
    manager: runner.manager,
    query: async <Row>(sql: string, params?: readonly unknown[]) => rowsOf<Row>(await run(sql, params)),
    execute: async (sql, params) => (await run(sql, params)).affected ?? 0,
    audit: async ({ action, object, organisationId, result = 'ok', detail }) => {
      const act = [organisationId, action, object, result];
      const by = [actor.origin, actor.kind, actor.id, actor.label];
      await run(INSERT_AUDIT, [
        ...act,
        ...by,
        detail !== undefined ? JSON.stringify(detail) : null,
        clock.now(),
      ]);
    },
    notify: async ({ organisationId, kind, subject, at = clock.now() }) => {
      await run(INSERT_EVENT, [organisationId, kind, subject, at]);
    },
  };
}

/** Guarantee: the caller names the shape of its own SELECT list; nothing checks it at run time. */
function rowsOf<Row>(result: { records: unknown[] }): Row[] {
  return result.records as Row[];
}
