import { formatAvailability } from './format-ratio.js';

describe('formatAvailability', () => {
  it.each([
    [1, '100%'],
    [0.99999, '99,99%'],
    [0.9973, '99,73%'],
    [0, '0,00%'],
  ])('writes %d as %s and never rounds up to perfect', (ratio, text) => {
    expect(formatAvailability(ratio, 'nl')).toBe(text);
  });
});
