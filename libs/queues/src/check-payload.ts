import { QUEUE_CONTRACT_VERSION } from '@peil/contracts';
import { settingsOf } from './queue-settings.js';

/** A payload that its queue's contract refuses; trying again cannot help. */
export class PayloadRefused extends Error {
  override readonly name = 'PayloadRefused';
  readonly permanent = true;
}

/** Returns `data` when the contract of the queue accepts it; throws `PayloadRefused` with the reason. */
export function checkPayload(queue: string, data: unknown): unknown {
  const version = versionOf(data);
  if (version !== QUEUE_CONTRACT_VERSION) {
    throw new PayloadRefused(
      `A job on "${queue}" has contract version ${version ?? 'none'}, this process speaks version ` +
        `${QUEUE_CONTRACT_VERSION}. Run the same version of Peil everywhere.`,
    );
  }
  const result = settingsOf(queue).contract.safeParse(data);
  if (result.success) return result.data;
  const faults = result.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new PayloadRefused(`A job on "${queue}" does not fit its contract: ${faults.join('; ')}.`);
}

function versionOf(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('version' in data)) return undefined;
  return typeof data.version === 'number' ? data.version : undefined;
}
