import type { Tx } from '@peil/persistence';

/** Changes whenever a check was added, changed or removed; cheap enough to ask every second. */
export async function planVersion(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ version: string }>(
    `select count(*) || ':' || coalesce(extract(epoch from max(updated_at)), 0) as version
     from check_definition where enabled`,
  );
  return row?.version ?? '';
}
