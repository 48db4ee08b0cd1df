import type { Temporal } from 'temporal-polyfill';
import { localTime } from './local-time.js';
import type { MailText } from './outage-text.js';

/** A service-level clock that is about to run out or has run out. */
export interface SlaFacts {
  readonly step: 'sla_warning' | 'sla_breach';
  readonly clock: 'first_response' | 'resolution';
  readonly ticketId: string;
  readonly number: number;
  readonly subject: string;
  readonly priority: string;
  readonly organisationName: string;
  readonly dueAt: Temporal.Instant;
}

const CLOCKS: Readonly<Record<SlaFacts['clock'], string>> = {
  first_response: 'eerste reactie',
  resolution: 'oplossing',
};

/** The mail that a promise is about to be broken, or was. */
export function slaText(facts: SlaFacts, baseUrl: string): MailText {
  const clock = CLOCKS[facts.clock];
  const late = facts.step === 'sla_breach';
  return {
    subject: late
      ? `Norm overschreden: melding ${facts.number} (${clock})`
      : `Norm nadert: melding ${facts.number} (${clock})`,
    body: [
      late
        ? `De norm voor de ${clock} van melding ${facts.number} is overschreden.`
        : `De norm voor de ${clock} van melding ${facts.number} nadert.`,
      '',
      `Onderwerp:   ${facts.subject}`,
      `Gemeente:    ${facts.organisationName}`,
      `Prioriteit:  ${facts.priority}`,
      `Uiterlijk:   ${localTime(facts.dueAt)}`,
      '',
      `${baseUrl}/werkvoorraad?ticket=${facts.ticketId}`,
      '',
    ].join('\n'),
  };
}
