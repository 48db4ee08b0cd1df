import { isIPv6 } from 'node:net';
import type { DnsSettings } from './dns-settings.js';

/** What is wrong with these answers, or null. Upper and lower case and a final dot do not matter, except in TXT. */
export function answersFault(answers: readonly string[], settings: DnsSettings): string | null {
  const comparable = (text: string) => comparableAnswer(text, settings.recordType);
  const expected = settings.expected.map(comparable);
  const found = new Set(answers.map(comparable));
  if (answers.length === 0) return `the answer holds no ${settings.recordType} record`;
  if (expected.length === 0) return null;
  const missing = expected.filter((wanted) => !found.has(wanted));
  if (settings.match === 'any') {
    return missing.length < expected.length ? null : `none of the expected answers: ${expected.join(', ')}`;
  }
  if (missing.length > 0) return `missing from the answer: ${missing.join(', ')}`;
  const extra = [...found].filter((answer) => !expected.includes(answer));
  if (settings.match === 'all' || extra.length === 0) return null;
  return `not expected in the answer: ${extra.join(', ')}`;
}

function comparableAnswer(text: string, recordType: DnsSettings['recordType']): string {
  if (recordType === 'TXT') return text;
  if (recordType === 'AAAA' && isIPv6(text)) return new URL(`http://[${text}]`).hostname;
  return text.trim().toLowerCase().replace(/\.$/, '').replace(/\s+/g, ' ');
}
