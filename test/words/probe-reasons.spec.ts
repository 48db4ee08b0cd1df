import { PROBE_REASON_LABELS } from '@peil/probes';
import { words as english } from '../../apps/web/src/shared/i18n/en/words.js';
import { words as dutch } from '../../apps/web/src/shared/i18n/nl/words.js';

/** The web may import contracts only, so it keeps its own copy of the reasons' words. */
describe('the reasons of a probe in the web client', () => {
  it.each(Object.entries(PROBE_REASON_LABELS))('words %s as the probes do', (reason, label) => {
    expect(new Map(Object.entries(dutch.reason)).get(reason)).toBe(label.nl);
    expect(new Map(Object.entries(english.reason)).get(reason)).toBe(label.en);
  });
});
