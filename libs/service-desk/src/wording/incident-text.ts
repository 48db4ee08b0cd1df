/** What an incident ticket tells about its outage. */
export interface IncidentFacts {
  readonly itemName: string;
  readonly reason: string | null;
  readonly startedAt: Date;
  readonly serviceNames: readonly string[];
  readonly organisationNames: readonly string[];
}

/** The description of an incident that monitoring opens, in the desk's language (Dutch). */
export function incidentDescription(facts: IncidentFacts): string {
  const lines = [
    `Peil heeft een storing vastgesteld op ${facts.itemName}.`,
    `Eerste mislukte meting: ${localTime(facts.startedAt)}.`,
    facts.reason ? `Reden volgens de meting: ${facts.reason}.` : null,
    facts.serviceNames.length > 0 ? `Diensten: ${facts.serviceNames.join(', ')}.` : null,
    facts.organisationNames.length > 0 ? `Gemeenten: ${facts.organisationNames.join(', ')}.` : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

export const INCIDENT_RESOLVED_NOTE =
  'De storing is voorbij: alle controles meten weer goed. Opgelost door Peil.';

const DUTCH_TIME = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'long',
  timeStyle: 'medium',
});

/** An instant as people in the Netherlands read it. */
function localTime(instant: Date): string {
  return DUTCH_TIME.format(instant);
}
