import type { Database } from '@peil/persistence';
import { systemActor, type Clock } from '@peil/platform';
import { DEMO_SOURCE } from './demo-state.js';

const SCOPE = { organisations: 'all', actor: systemActor('demo') } as const;

/** Removes the demo and nothing else: its organisations take all they own with them. Answers whether it was there. */
export async function removeDemo(database: Database, clock: Clock): Promise<boolean> {
  return database.transaction(SCOPE, async (tx) => {
    const found = await tx.query<{ id: string }>('select id from organisation where demo');
    const ids = found.map(({ id }) => id);
    await tx.execute(`delete from setting where key = any ($1::text[])`, [
      ['demo', 'demo.password', `config.${DEMO_SOURCE}`],
    ]);
    if (ids.length === 0) return false;
    await tx.execute('delete from sample where organisation_id = any ($1::uuid[])', [ids]);
    await tx.execute('delete from organisation where id = any ($1::uuid[])', [ids]);
    const [left] = await tx.query<{ id: string }>(
      'select id from organisation order by kind desc, slug limit 1',
    );
    if (!left) return true;
    const organisationId = left.id;
    await tx.audit({
      action: 'demo.remove',
      object: 'demo',
      organisationId,
      detail: { organisations: ids.length },
    });
    await tx.notify({ kind: 'demo', organisationId, subject: organisationId, at: clock.now() });
    return true;
  });
}
