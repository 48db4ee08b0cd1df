import { en } from './en.js';
import { nl } from './nl.js';

type Leaves = Record<string, string>;

function leavesOf(node: object, path = ''): Leaves {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : Object.entries(leavesOf(Object(value) as object, `${path}${key}.`)),
    ),
  );
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();

describe('texts', () => {
  const dutch = leavesOf(nl);
  const english = leavesOf(en);

  it('exist in both languages, key for key', () => {
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(dutch).toSorted());
  });

  it('fill in the same values in both languages', () => {
    for (const [key, text] of Object.entries(dutch))
      expect({ key, values: placeholders(english[key] ?? '') }).toEqual({ key, values: placeholders(text) });
  });

  it('are never empty, and come in singular and plural together', () => {
    for (const [key, text] of [...Object.entries(dutch), ...Object.entries(english)]) {
      expect(text.trim()).not.toBe('');
      if (key.endsWith('_one')) expect(dutch).toHaveProperty([key.replace(/_one$/, '_other')]);
    }
  });

  it('mention outage and ticket with different words', () => {
    expect(nl.nav.outages).not.toBe(nl.kind.incident);
  });
});
