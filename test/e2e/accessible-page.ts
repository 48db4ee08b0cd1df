import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export interface Look {
  readonly language: 'nl' | 'en';
  readonly theme: 'light' | 'dark';
  /** 320 CSS pixels is what is left of 1280 at 400 % zoom (WCAG 1.4.10). */
  readonly width: 1440 | 320;
}

export const LOOKS: readonly Look[] = ([1440, 320] as const).flatMap((width) =>
  (['nl', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => ({ language, theme, width })),
  ),
);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** From the next page on: that language, theme and width. */
export async function showLook(page: Page, { language, theme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width === 320 ? 256 * 2 : 900 });
  await page.evaluate(`localStorage.setItem('peil.language', '${language}')`);
  await page.evaluate(`localStorage.setItem('peil.theme', '${theme}')`);
}

/** 0 violations of WCAG 2.2 AA and of good practice, and nothing that makes the page scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const { violations } = await page.evaluate<Findings>(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`,
  );
  const found = {
    violations: violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`,
    ),
    sideways: await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'),
  };
  expect({ address: page.url(), viewport: page.viewportSize(), ...found }).toEqual({
    address: page.url(),
    viewport: page.viewportSize(),
    violations: [],
    sideways: false,
  });
}

interface Findings {
  violations: { id: string; nodes: { target: unknown }[] }[];
}
