import { formatDuration, formatRoughly } from './format-duration.js';

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [47 * 60 + 59, '47 min'],
    [3600, '1 u'],
    [95 * 60, '1 u 35'],
    [65 * 60, '1 u 05'],
    [24 * 3600 - 1, '23 u 59'],
    [24 * 3600, '1 d'],
    [52 * 3600, '2 d 4 u'],
    [-95 * 60, '1 u 35'],
  ])('writes %d seconds as "%s"', (seconds, text) => {
    expect(formatDuration(seconds, 'nl')).toBe(text);
  });

  it('writes hours in English with an h', () => {
    expect(formatDuration(95 * 60, 'en')).toBe('1 h 35');
  });
});

describe('formatRoughly', () => {
  it.each([
    [95 * 60, '1 u 35'],
    [10 * 3600 - 1, '9 u 59'],
    [10 * 3600 + 1799, '10 u'],
    [-(59 * 86_400 + 21 * 3600), '59 d'],
  ])('writes %d seconds as "%s"', (seconds, text) => {
    expect(formatRoughly(seconds, 'nl')).toBe(text);
  });
});
