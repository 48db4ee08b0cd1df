import { types } from 'pg';
import { Temporal } from 'temporal-polyfill';

/**
 * How PostgreSQL values arrive: bigint as a number (ids and counters stay below 2^53),
 * `date` as 'YYYY-MM-DD' (node-postgres would make a local midnight of it), timestamptz as Date.
 */
export function installTypeParsers(): void {
  types.setTypeParser(types.builtins.INT8, Number);
  types.setTypeParser(types.builtins.DATE, (value) => value);
}

/** Parameters as node-postgres understands them: instants and other Temporal values as ISO 8601 text. */
export function toParameters(values: readonly unknown[]): unknown[] {
  return values.map((value) => (isTemporal(value) ? value.toString() : value));
}

function isTemporal(value: unknown): value is Temporal.Instant | Temporal.PlainDate | Temporal.PlainDateTime {
  return (
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.PlainDateTime
  );
}
