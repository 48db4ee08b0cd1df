import type { Temporal } from 'temporal-polyfill';
import { localTime } from './local-time.js';
import type { MailText } from './outage-text.js';

/** A site that nobody measures from, or that is measured from again. */
export interface SiteFacts {
  readonly name: string;
  readonly phase: 'blind' | 'seen';
  readonly blindSince: Temporal.Instant;
}

const TEXTS: Readonly<
  Record<SiteFacts['phase'], (facts: SiteFacts) => { subject: string; sentence: string }>
> = {
  blind: ({ name, blindSince }) => ({
    subject: `Geen metingen meer vanaf locatie ${name}`,
    sentence:
      `Sinds ${localTime(blindSince)} meet niemand meer vanaf locatie ${name}. ` +
      'De controles daar staan op onbekend; of hun diensten werken is niet te zeggen.',
  }),
  seen: ({ name, blindSince }) => ({
    subject: `Locatie ${name} meet weer`,
    sentence: `Vanaf locatie ${name} wordt weer gemeten. Er waren geen metingen sinds ${localTime(blindSince)}.`,
  }),
};

export function siteText(facts: SiteFacts, baseUrl: string): MailText {
  const { subject, sentence } = TEXTS[facts.phase](facts);
  return { subject, body: `${sentence}\n\n${baseUrl}/\n` };
}
