import { parseCidr } from '@peil/platform';
import type { ConfigFileFault } from './config-fault.js';
import { entriesOf, textsOf } from './file-entries.js';

/**
 * Address blocks in `allow` that cannot be read, by the reader of the collectors: one it refuses there stops a whole
 * window, and a typing error would open or close the wrong network.
 */
export function allowListFaults(file: unknown): ConfigFileFault[] {
  return entriesOf(file, 'organisations')
    .flatMap((entry) => textsOf(entry, 'allow'))
    .filter(({ text }) => parseCidr(text) === null)
    .map(({ text, path }) => ({
      path,
      reason: { en: `"${text}" is no address block`, nl: `"${text}" is geen adresblok` },
      hint: { en: 'write for instance 10.20.0.0/16', nl: 'schrijf bijvoorbeeld 10.20.0.0/16' },
    }));
}
