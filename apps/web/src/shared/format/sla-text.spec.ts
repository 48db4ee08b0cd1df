import { slaText } from './sla-text.js';

const NOW_MS = Date.parse('2026-11-24T08:00:00Z');
const dueIn = (minutes: number) => new Date(NOW_MS + minutes * 60_000).toISOString();
const running = (minutes: number) => ({
  state: 'running' as const,
  dueAt: dueIn(minutes),
  remainingSeconds: null,
});

describe('slaText', () => {
  it('says how long is left', () => {
    expect(slaText(running(95), NOW_MS, 'nl')).toEqual({ text: 'nog 1 u 35', tone: 'calm' });
  });

  it('warns in the last hour, from the first second of it', () => {
    expect(slaText(running(59.99), NOW_MS, 'nl').tone).toBe('soon');
    expect(slaText(running(60), NOW_MS, 'nl').tone).toBe('calm');
  });

  it('says how late it is, also when the breach is not yet written', () => {
    expect(slaText(running(-12), NOW_MS, 'nl')).toEqual({ text: '12 min te laat', tone: 'late' });
    expect(slaText({ ...running(-12), state: 'breached' }, NOW_MS, 'en')).toEqual({
      text: '12 min late',
      tone: 'late',
    });
  });

  it('shows the remaining time of a paused clock, which has no due time', () => {
    const paused = { state: 'paused' as const, dueAt: null, remainingSeconds: 5400 };
    expect(slaText(paused, NOW_MS, 'nl')).toEqual({ text: 'pauze, nog 1 u 30', tone: 'calm' });
  });

  it('says that a target was met, however long ago its time passed', () => {
    expect(slaText({ ...running(-300), state: 'met' }, NOW_MS, 'nl').text).toBe('gehaald');
  });

  it('shows a dash when no clock runs', () => {
    expect(slaText(null, NOW_MS, 'nl').text).toBe('—');
    expect(slaText({ ...running(10), state: 'cancelled' }, NOW_MS, 'nl').text).toBe('—');
  });
});
