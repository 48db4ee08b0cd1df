import type { Database, Tx } from '@peil/persistence';
import { DomainError, systemActor, type Clock } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { hashToken, newSecretToken } from './secret-token.js';

const VALID_HOURS = 24;

/** Makes the one-time token of the set-up link that the launcher prints; only its hash is stored. */
export async function createSetupLink(database: Database, clock: Clock): Promise<string> {
  const token = newSecretToken();
  const now = clock.now();
  const scope = { organisations: 'all' as const, actor: systemActor('setup') };
  await database.transaction(scope, async (tx) => {
    await tx.execute('delete from setup_link where expires_at <= $1', [now]);
    await tx.execute('insert into setup_link (token_hash, created_at, expires_at) values ($1, $2, $3)', [
      hashToken(token),
      now,
      now.add({ hours: VALID_HOURS }),
    ]);
  });
  return token;
}

/** Uses the link up; throws when it is unknown, used or too old. */
export async function consumeSetupLink(tx: Tx, token: string, now: Temporal.Instant): Promise<void> {
  const used = await tx.execute(
    'update setup_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2',
    [hashToken(token), now],
  );
  if (used > 0) return;
  throw new DomainError('forbidden', 'This set-up link is unknown, used or too old.', {
    faults: [
      {
        field: 'token',
        reason: 'is not valid (any more)',
        hint: 'restart Peil, it prints a new set-up link',
      },
    ],
  });
}
