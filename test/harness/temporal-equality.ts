import { expect } from '@jest/globals';

/** Temporal values keep what they hold out of sight, so Jest takes any two of one type for equal: compare their texts. */
expect.addEqualityTesters([
  (a: unknown, b: unknown): boolean | undefined => {
    const [left, right] = [temporalText(a), temporalText(b)];
    return left === undefined && right === undefined ? undefined : left === right;
  },
]);

function temporalText(value: unknown): string | undefined {
  const tag = Object.prototype.toString.call(value);
  return tag.startsWith('[object Temporal.') ? `${tag} ${String(value)}` : undefined;
}
