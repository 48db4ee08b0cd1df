import type { Clock } from '../../api/types.js';
import type { Language } from '../i18n/language.js';
import { formatRoughly } from './format-duration.js';

export type SlaTone = 'late' | 'soon' | 'calm';

export interface SlaText {
  text: string;
  tone: SlaTone;
}

const SOON_SECONDS = 60 * 60;

const WORDS: Record<Language, { left: string; late: string; paused: string; met: string; breached: string }> =
  {
    nl: {
      left: 'nog {}',
      late: '{} te laat',
      paused: 'pauze, nog {}',
      met: 'gehaald',
      breached: 'niet gehaald',
    },
    en: { left: '{} left', late: '{} late', paused: 'paused, {} left', met: 'met', breached: 'missed' },
  };

type ClockTime = Pick<Clock, 'state' | 'dueAt' | 'remainingSeconds'>;

/** What the clock of a ticket says right now, in words; colour only repeats it. */
export function slaText(clock: ClockTime | null, nowMs: number, language: Language): SlaText {
  if (!clock) return { text: '—', tone: 'calm' };
  const words = WORDS[language];
  const filled = (pattern: string, seconds: number) =>
    pattern.replace('{}', formatRoughly(seconds, language));
  if (clock.state === 'paused' && clock.remainingSeconds !== null)
    return { text: filled(words.paused, clock.remainingSeconds), tone: 'calm' };
  if (clock.state === 'met') return { text: words.met, tone: 'calm' };
  if (clock.dueAt === null || clock.state === 'cancelled') return { text: '—', tone: 'calm' };
  const leftSeconds = (Date.parse(clock.dueAt) - nowMs) / 1000;
  if (leftSeconds < 0) return { text: filled(words.late, -leftSeconds), tone: 'late' };
  if (clock.state === 'breached') return { text: words.breached, tone: 'late' };
  return { text: filled(words.left, leftSeconds), tone: leftSeconds < SOON_SECONDS ? 'soon' : 'calm' };
}
