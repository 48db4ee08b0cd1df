import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Account } from './find-account.js';

/** 'admi' in ASCII; two administrators who block each other are one after the other. */
const ADMINISTRATORS_LOCK = 0x61_64_6d_69;

/**
 * Organisations that would be left without anybody who can sign in as administrator. The shared organisation needs
 * one; where there is none, every municipality is on its own and needs one.
 */
const LEFT_ALONE = `select o.id from membership m join organisation o on o.id = m.organisation_id
  where m.person_id = $1 and m.role = 'admin' and ($2::uuid is null or o.id = $2)
    and (o.kind = 'shared' or not exists (select 1 from organisation s where s.kind = 'shared' and not s.demo))
    and not exists (select 1 from membership other join person p on p.id = other.person_id
      where other.organisation_id = o.id and other.role = 'admin' and p.id <> $1
        and p.password_hash is not null and p.disabled_at is null)`;

/** Refuses to take the role of administrator from the last one who can sign in; `within` null: everywhere. */
export async function keepAdministrator(tx: Tx, account: Account, within: string | null): Promise<void> {
  if (!account.has_password || account.disabled_at !== null) return;
  await tx.execute('select pg_advisory_xact_lock($1)', [ADMINISTRATORS_LOCK]);
  const alone = await tx.query(LEFT_ALONE, [account.id, within]);
  if (alone.length === 0) return;
  throw new DomainError(
    'conflict',
    'This is the last administrator; make somebody else administrator first.',
  );
}
