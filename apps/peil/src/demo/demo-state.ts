import type { SetupState } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

export type DemoState = SetupState['demo'];

/** What the demo's configuration is called among the files that were applied. */
export const DEMO_SOURCE = 'demo';

interface Stored {
  readonly state: DemoState;
  readonly at: string;
}

/** A load that has not ended after this long died with its process. */
const LOADS_WITHIN_MS = 15 * 60_000;

/** Whether the demo is there; a load that was cut short counts as absent. */
export async function readDemoState(tx: Tx, now: Temporal.Instant): Promise<DemoState> {
  const [row] = await tx.query<{ value: Stored | null; there: boolean }>(
    `select (select value from setting where key = 'demo') as value,
       exists (select 1 from organisation where demo) as there`,
  );
  const stored = row?.value;
  if (stored?.state === 'loaded') return row?.there ? 'loaded' : 'absent';
  if (stored?.state !== 'loading') return 'absent';
  return now.epochMilliseconds - Date.parse(stored.at) < LOADS_WITHIN_MS ? 'loading' : 'absent';
}

export async function writeDemoState(tx: Tx, state: DemoState, now: Temporal.Instant): Promise<void> {
  if (state === 'absent') await tx.execute(`delete from setting where key = 'demo'`);
  else await demoFlag(tx, 'demo', { state, at: now.toString() });
}

export async function demoFlag(
  tx: Tx,
  key: 'demo' | 'demo.password' | 'demo.labs',
  value: unknown,
): Promise<void> {
  await tx.execute(
    'insert into setting (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value',
    [key, JSON.stringify(value)],
  );
}

/** Tells every browser that the demo came. */
export async function tellDemo(tx: Tx, at: Temporal.Instant): Promise<void> {
  const [shared] = await tx.query<{ id: string }>(
    `select id from organisation order by demo desc, kind desc, slug limit 1`,
  );
  if (shared) await tx.notify({ kind: 'demo', organisationId: shared.id, subject: shared.id, at });
}

/** The password of every demo account; drawn at random when the demo was loaded. */
export async function readDemoPassword(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.query<{ value: string }>(`select value from setting where key = 'demo.password'`);
  return row?.value;
}

/** What one of the demo's settings holds; its writer and its reader are one version of the demo. */
export async function readDemoFlag<Value>(tx: Tx, key: 'demo.labs'): Promise<Value | undefined> {
  const [row] = await tx.query<{ value: Value }>('select value from setting where key = $1', [key]);
  return row?.value;
}
