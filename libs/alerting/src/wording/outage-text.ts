import type { Temporal } from 'temporal-polyfill';
import { durationText, localTime } from './local-time.js';

/** What a person on call must know of an outage. */
export interface OutageFacts {
  readonly outageId: string;
  readonly number: number;
  readonly title: string;
  readonly itemName: string;
  readonly reason: string | null;
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly serviceNames: readonly string[];
  readonly organisationNames: readonly string[];
  readonly incidentNumber: number | null;
}

export interface MailText {
  readonly subject: string;
  readonly body: string;
}

/** The mail of an outage that began. */
export function openedText(facts: OutageFacts, baseUrl: string): MailText {
  return {
    subject: `Storing ${facts.number}: ${facts.title}`,
    body: lines([
      `Er is een storing op ${facts.itemName}.`,
      '',
      `Wat:        ${facts.title}`,
      facts.reason ? `Meting:     ${facts.reason}` : null,
      `Sinds:      ${localTime(facts.startedAt)}`,
      ...whom(facts),
      ...incident(facts),
      '',
      linkTo(facts, baseUrl),
    ]),
  };
}

/** The mail of an outage that ended, to the same people. */
export function endedText(facts: OutageFacts, baseUrl: string): MailText {
  const endedAt = facts.endedAt ?? facts.startedAt;
  return {
    subject: `Hersteld: storing ${facts.number}: ${facts.title}`,
    body: lines([
      `De storing op ${facts.itemName} is voorbij.`,
      '',
      `Wat:        ${facts.title}`,
      `Van:        ${localTime(facts.startedAt)}`,
      `Tot:        ${localTime(endedAt)} (${durationText(facts.startedAt, endedAt)})`,
      ...whom(facts),
      ...incident(facts),
      '',
      linkTo(facts, baseUrl),
    ]),
  };
}

function whom({ serviceNames, organisationNames }: OutageFacts): (string | null)[] {
  return [
    serviceNames.length > 0 ? `Diensten:   ${serviceNames.join(', ')}` : null,
    organisationNames.length > 0 ? `Gemeenten:  ${organisationNames.join(', ')}` : null,
  ];
}

function incident({ incidentNumber }: OutageFacts): (string | null)[] {
  return [incidentNumber === null ? null : `Incident:   ${incidentNumber}`];
}

function linkTo({ outageId }: OutageFacts, baseUrl: string): string {
  return `${baseUrl}/storingen/${outageId}`;
}

function lines(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n')}\n`;
}
