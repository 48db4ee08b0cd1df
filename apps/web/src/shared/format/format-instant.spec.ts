import { formatInstant, localDay } from './format-instant.js';

describe('formatInstant', () => {
  const nowMs = Date.parse('2026-11-24T09:00:00Z');

  it.each([
    ['2026-11-24T07:41:00Z', 'vandaag 08:41'],
    ['2026-11-23T07:41:00Z', 'gisteren 08:41'],
    ['2026-11-16T07:41:00Z', 'ma 16 nov 08:41'],
    ['2025-11-24T07:41:00Z', 'ma 24 nov 2025 08:41'],
  ])('writes %s as "%s"', (instant, text) => {
    expect(formatInstant(instant, 'nl', nowMs)).toBe(text);
  });

  it('takes the day and the hour in Amsterdam, also in summer', () => {
    expect(localDay('2026-06-30T22:30:00Z')).toBe('2026-07-01');
    expect(formatInstant('2026-06-30T22:30:00Z', 'en', Date.parse('2026-07-01T10:00:00Z'))).toBe(
      'today 00:30',
    );
  });
});
