import type { Temporal } from 'temporal-polyfill';

/** What a password link is sent with. */
interface Invitation {
  readonly name: string;
  readonly url: string;
  readonly expiresAt: Temporal.Instant;
}

const DAY = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'Europe/Amsterdam' });

/** The mail with which somebody gets into Peil for the first time, or again. */
export function passwordLinkText({ name, url, expiresAt }: Invitation): { subject: string; body: string } {
  return {
    subject: 'Kies uw wachtwoord voor Peil',
    body: [
      `Beste ${name},`,
      '',
      'Er staat een account voor u klaar in Peil. Kies met deze link uw wachtwoord:',
      '',
      url,
      '',
      `De link werkt één keer, tot en met ${DAY.format(expiresAt.epochMilliseconds)}.`,
      'Verwachtte u dit bericht niet? Dan hoeft u niets te doen.',
      '',
    ].join('\n'),
  };
}
