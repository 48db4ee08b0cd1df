import type { Temporal } from 'temporal-polyfill';

/** Failed logins that cost nothing; people mistype. */
const FREE_FAILURES = 5;
const FIRST_LOCK_SECONDS = 30;
const LONGEST_LOCK_SECONDS = 900;

/** Until when an account is locked after its nth failed login in a row: 30 s, doubled each time, at most 15 min. */
export function lockAfterFailure(failures: number, now: Temporal.Instant): Temporal.Instant | null {
  if (failures < FREE_FAILURES) return null;
  const doublings = Math.min(failures - FREE_FAILURES, 16);
  return now.add({ seconds: Math.min(FIRST_LOCK_SECONDS * 2 ** doublings, LONGEST_LOCK_SECONDS) });
}
