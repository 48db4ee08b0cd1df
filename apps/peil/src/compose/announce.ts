import { createSetupLink, readSetupState } from '@peil/identity';
import { systemActor, type Text } from '@peil/platform';
import type { Deps } from './deps.js';

/** Tells where Peil is and, until somebody can sign in, how to make the first administrator. */
export async function announce({ config, database, clock }: Deps, say: (text: Text) => void): Promise<void> {
  say({ en: `Peil runs at ${config.baseUrl}`, nl: `Peil draait op ${config.baseUrl}` });
  const scope = { organisations: 'all' as const, actor: systemActor('setup') };
  if ((await database.transaction(scope, readSetupState)) === 'done') return;
  const link = `${config.baseUrl}/setup?token=${encodeURIComponent(await createSetupLink(database, clock))}`;
  say({
    en: `Set up the first administrator (once, within 24 hours): ${link}`,
    nl: `Stel de eerste beheerder in (eenmalig, binnen 24 uur): ${link}`,
  });
}
