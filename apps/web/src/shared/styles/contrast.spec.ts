import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const css = readFileSync(resolve(import.meta.dirname, 'tokens.css'), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--peil-color-([a-z-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** WCAG 2.1, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const SURFACES = ['page', 'surface', 'surface-quiet', 'surface-selected', 'surface-hover'];
const TEXT_ON: [string, string][] = [
  ...['text', 'text-quiet', 'action'].flatMap((text) =>
    SURFACES.map((surface): [string, string] => [text, surface]),
  ),
  ...['danger', 'warning', 'success'].flatMap((tone): [string, string][] => [
    [tone, 'surface'],
    [tone, 'page'],
    [tone, `${tone}-surface`],
    ['text', `${tone}-surface`],
    ['text-quiet', `${tone}-surface`],
    ['action', `${tone}-surface`],
  ]),
];

describe('design tokens', () => {
  it.each(TEXT_ON)('%s reads on %s at 4.5:1 in light and dark', (text, surface) => {
    for (const look of ['light', 'dark'] as const) {
      const ratio = contrast(pairs.get(text)?.[look] ?? '', pairs.get(surface)?.[look] ?? '');
      expect(ratio).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['line-control', 'focus', 'action-fill', 'danger-fill'])(
    '%s stands out from the page at 3:1',
    (name) => {
      for (const look of ['light', 'dark'] as const)
        expect(
          contrast(pairs.get(name)?.[look] ?? '', pairs.get('page')?.[look] ?? ''),
        ).toBeGreaterThanOrEqual(3);
    },
  );

  it('writes white on a filled button at 4.5:1', () => {
    for (const look of ['light', 'dark'] as const)
      expect(contrast('#ffffff', pairs.get('action-fill')?.[look] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it('knows the published contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});
