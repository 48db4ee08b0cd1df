import { Temporal } from 'temporal-polyfill';
import { durationText } from './local-time.js';
import { endedText, openedText, type OutageFacts } from './outage-text.js';

const instant = (time: string) => Temporal.Instant.from(`2026-11-24T${time}Z`);
const facts: OutageFacts = {
  outageId: 'o-1',
  number: 47,
  title: 'Mailserver: smtp',
  itemName: 'Mailserver',
  reason: 'refused',
  startedAt: instant('07:27:00'),
  endedAt: null,
  serviceNames: ['E-mail'],
  organisationNames: ['Noorddorp', 'Zuiddorp'],
  incidentNumber: 812,
};

describe('the mail of an outage', () => {
  it('that began says what, where, since when, for whom and under which number', () => {
    expect(openedText(facts, 'https://peil.example')).toEqual({
      subject: 'Storing 47: Mailserver: smtp',
      body: [
        'Er is een storing op Mailserver.',
        '',
        'Wat:        Mailserver: smtp',
        'Meting:     refused',
        'Sinds:      24 november om 08:27',
        'Diensten:   E-mail',
        'Gemeenten:  Noorddorp, Zuiddorp',
        'Incident:   812',
        '',
        'https://peil.example/storingen/o-1',
        '',
      ].join('\n'),
    });
  });

  it('that ended says from when to when', () => {
    const { subject, body } = endedText({ ...facts, endedAt: instant('08:32:30') }, 'https://peil.example');
    expect(subject).toBe('Hersteld: storing 47: Mailserver: smtp');
    expect(body).toContain('Tot:        24 november om 09:32 (1 uur en 5 minuten)');
  });

  it('leaves out what is not known', () => {
    const bare = { ...facts, reason: null, serviceNames: [], organisationNames: [], incidentNumber: null };
    expect(openedText(bare, '').body).not.toMatch(/Meting|Diensten|Gemeenten|Incident/);
  });

  it.each([
    ['07:27:59', 'minder dan een minuut'],
    ['07:28:00', '1 minuut'],
    ['09:27:00', '2 uur'],
  ])('until %s lasted %s', (until, text) => {
    expect(durationText(facts.startedAt, instant(until))).toBe(text);
  });
});
