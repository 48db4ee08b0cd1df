import { subjectOf, urgencyOf } from './decide-complaint.js';

describe('a complaint', () => {
  it.each([
    ['no', 'high'],
    ['partly', 'medium'],
    ['yes', 'low'],
  ] as const)('of someone who can still work: %s, is urgent: %s', (ability, urgency) => {
    expect(urgencyOf(ability)).toBe(urgency);
  });

  it('is named by its first line', () => {
    expect(subjectOf('\n  Printer stuk  \r\nen de rest ook')).toBe('Printer stuk');
  });

  it('cuts a long first line at a word', () => {
    const subject = subjectOf(
      'Sinds vanmorgen kan ik met geen mogelijkheid meer bij de gedeelde map van onze afdeling',
    );
    expect(subject).toBe('Sinds vanmorgen kan ik met geen mogelijkheid meer bij de gedeelde map van onze…');
  });

  it('cuts one endless word in the middle', () => {
    expect(subjectOf('a'.repeat(500))).toBe(`${'a'.repeat(80)}…`);
  });
});
