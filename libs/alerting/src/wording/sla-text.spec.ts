import { Temporal } from 'temporal-polyfill';
import { slaText, type SlaFacts } from './sla-text.js';

const facts: SlaFacts = {
  step: 'sla_breach',
  clock: 'first_response',
  ticketId: 't-1',
  number: 812,
  subject: 'Mail stuk',
  priority: 'P1',
  organisationName: 'Noorddorp',
  dueAt: Temporal.Instant.from('2026-07-01T08:00:00Z'),
};

describe('the mail of a service-level clock', () => {
  it('that ran out says which promise was broken, of which ticket, and leads there', () => {
    expect(slaText(facts, 'https://peil.example')).toEqual({
      subject: 'Norm overschreden: melding 812 (eerste reactie)',
      body: [
        'De norm voor de eerste reactie van melding 812 is overschreden.',
        '',
        'Onderwerp:   Mail stuk',
        'Gemeente:    Noorddorp',
        'Prioriteit:  P1',
        'Uiterlijk:   1 juli om 10:00',
        '',
        'https://peil.example/werkvoorraad?ticket=t-1',
        '',
      ].join('\n'),
    });
  });

  it('that nears its end warns', () => {
    const { subject, body } = slaText({ ...facts, step: 'sla_warning', clock: 'resolution' }, '');
    expect(subject).toBe('Norm nadert: melding 812 (oplossing)');
    expect(body).toContain('De norm voor de oplossing van melding 812 nadert.');
  });
});
