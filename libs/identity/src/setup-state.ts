import type { Tx } from '@peil/persistence';

/** 'open' until somebody can sign in: the first-run wizard shows itself. */
export async function readSetupState(tx: Tx): Promise<'open' | 'done'> {
  const [row] = await tx.query<{ done: boolean }>(
    'select exists (select 1 from person where password_hash is not null and disabled_at is null) as done',
  );
  return row?.done === true ? 'done' : 'open';
}
