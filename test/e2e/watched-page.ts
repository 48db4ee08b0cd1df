import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const SCREENSHOTS = path.resolve(import.meta.dirname, '..', '..', 'test-results');
const PATIENCE_MS = 90_000;

/** Debian's Chromium, without a screen. */
export async function openChromium(): Promise<Browser> {
  const { CHROMIUM = '/usr/bin/chromium' } = process.env;
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A browser profile of its own, in Dutch. */
export async function openProfile(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const viewport = { width: 1440, height: 900 };
  const profile = await browser.newContext({
    baseURL,
    viewport,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  });
  profile.setDefaultTimeout(PATIENCE_MS);
  return profile;
}

/** Signs in as a person does: by the form. */
export async function signInOn(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto('/aanmelden');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
  await page.waitForURL((url) => url.pathname !== '/aanmelden');
}

/** A page that tells whether it was ever loaded again, and what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Fails when the document was loaded anew since it was opened. */
  expectNoReload(): Promise<void>;
  readonly errors: readonly string[];
  screenshot(name: string): Promise<void>;
}

export async function openWatched(profile: BrowserContext, address: string): Promise<WatchedPage> {
  const page = await profile.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(address);
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  const openedMs = await page.evaluate(() => performance.timeOrigin);
  return {
    page,
    errors,
    expectNoReload: async () => {
      expect(loads).toBe(0);
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(openedMs);
    },
    screenshot: async (name) => {
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
    },
  };
}
