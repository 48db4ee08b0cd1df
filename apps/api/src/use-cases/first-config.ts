import type { SetupRequest } from '@peil/contracts';
import { applyFirstSetup } from '@peil/monitoring';
import type { Tx } from '@peil/persistence';
import { DomainError } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';

/** What the wizard sets up besides people. Where a peil.yaml was applied before, that file stays the only source. */
export async function applyFirstConfig(
  tx: Tx,
  { firstCheck }: Pick<SetupRequest, 'firstCheck'>,
  now: Temporal.Instant,
): Promise<void> {
  if (!(await hasConfig(tx))) return applyFirstSetup(tx, firstCheck, now);
  if (firstCheck !== null) throw keptInFile();
}

async function hasConfig(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    `select exists (select 1 from service_level_target l join organisation o on o.id = l.organisation_id
       where not o.demo) as found`,
  );
  return row?.found === true;
}

function keptInFile(): DomainError {
  const hint = 'add the check to peil.yaml, or leave it out here';
  return new DomainError('validation_failed', 'Checks are kept in peil.yaml here.', {
    faults: [{ field: 'firstCheck', reason: 'a peil.yaml was applied already', hint }],
  });
}
