import { createHash } from 'node:crypto';
import type { ProbeWindowJob } from '@peil/contracts';

/** Equal exactly when two jobs ask the same of a collector. */
export function fingerprint(job: ProbeWindowJob): string {
  return createHash('sha1').update(JSON.stringify(job)).digest('base64');
}
