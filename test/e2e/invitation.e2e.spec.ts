import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, LOOKS, showLook } from './accessible-page.js';
import { makePeilFolder, removePeilFolder } from './peil-folder.js';
import { completeSetup, PASSWORD } from './peil-session.js';
import { runPeil, startPeil, type RunningPeil } from './start-peil.js';
import { openChromium, openProfile, signInOn } from './watched-page.js';

const SLOW_MS = 300_000;
const ADA = 'ada@dienst.example';
const BRAM = 'bram@meerdijk.example';
const CHOSEN = 'vier losse woorden samen';

const CONFIG = `organisations:
  - { id: dienst, name: Dienst Waterland, kind: shared }
  - { id: meerdijk, name: Gemeente Meerdijk }
people:
  - { email: ${BRAM}, name: Bram Visser, organisation: meerdijk, roles: [employee] }
`;

describe('somebody new at the service desk', () => {
  let folder: string;
  let peil: RunningPeil;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await makePeilFolder();
    await writeFile(path.join(folder, 'peil.yaml'), CONFIG);
    peil = await startPeil({ command: 'start', folder });
    const organisation = { slug: 'dienst', name: 'Dienst Waterland', kind: 'shared' } as const;
    await completeSetup(peil, { email: ADA, organisation });
    browser = await openChromium();
    page = await (await openProfile(browser, peil.url)).newPage();
    await signInOn(page, { email: ADA, password: PASSWORD });
  }, SLOW_MS);

  afterAll(async () => {
    await browser?.close();
    await peil?.stop();
    await removePeilFolder(folder);
  }, SLOW_MS);

  /** Follows a password link in a browser of one's own, as the person it was made for. */
  const choosePassword = async (link: string): Promise<Page> => {
    const own = await (await openProfile(browser, peil.url)).newPage();
    await own.goto(link);
    await own.getByLabel('Nieuw wachtwoord').fill('te kort');
    await own.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
    await own.getByText('Kies een wachtwoord van ten minste 12 tekens.').waitFor();
    for (const look of LOOKS) {
      await showLook(own, look);
      await own.goto(link);
      await own.locator('form').waitFor();
      await expectAccessible(own);
    }
    await showLook(own, { language: 'nl', theme: 'light', width: 1440 });
    await own.goto(link);
    await own.getByLabel('Nieuw wachtwoord').fill(CHOSEN);
    await own.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
    await own.getByText('Uw wachtwoord is opgeslagen.').waitFor();
    return own;
  };

  it(
    'is invited, chooses a password and signs in to the queue; the link works once',
    async () => {
      await page.goto('/beheer');
      await page.getByRole('button', { name: 'Uitnodigen', exact: true }).click();
      expect(await page.getByRole('alert').count()).toBe(2);
      const people = page.locator('section', { has: page.getByRole('heading', { name: 'Mensen' }) });
      await people.getByLabel('Naam').fill('Noor de Wit');
      await people.getByLabel('E-mailadres').fill('noor@dienst.example');
      await people.getByLabel('Servicedesk').check();
      await page.getByRole('button', { name: 'Uitnodigen', exact: true }).click();
      const link = await page.getByLabel('Wachtwoordlink').inputValue();
      for (const look of LOOKS) {
        await page.setViewportSize({ width: look.width, height: 900 });
        await expectAccessible(page);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
      const noor = await choosePassword(link);
      await noor.getByRole('link', { name: 'Aanmelden' }).click();
      await signInOn(noor, { email: 'noor@dienst.example', password: CHOSEN });
      await noor.waitForURL('**/werkvoorraad');
      await noor.goto(link);
      await noor.getByLabel('Nieuw wachtwoord').fill(CHOSEN);
      await noor.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
      await noor.getByText('Deze wachtwoordlink is onbekend, gebruikt of te oud.').waitFor();
      await noor.context().close();
    },
    SLOW_MS,
  );

  it(
    'of peil.yaml is invited from the list, gets other roles and is blocked',
    async () => {
      await page.goto('/beheer');
      await page.getByRole('button', { name: 'Uitnodigen: Bram Visser' }).click();
      const dialog = page.getByRole('dialog', { name: 'Bram Visser' });
      await dialog.getByRole('button', { name: 'Uitnodigen' }).click();
      const link = await dialog.getByLabel('Wachtwoordlink').inputValue();
      await expectAccessible(page);
      const bram = await choosePassword(link);
      await signInOn(bram, { email: BRAM, password: CHOSEN });
      await bram.waitForURL('**/portaal');
      await dialog.getByLabel('Technisch beheerder').check();
      await dialog.getByRole('button', { name: 'Rollen opslaan' }).click();
      const row = page.getByRole('row', { name: 'Bram Visser' });
      await row.getByText('Medewerker, Technisch beheerder').waitFor();
      await row.getByRole('button', { name: 'Beheren: Bram Visser' }).click();
      await dialog.getByRole('button', { name: 'Blokkeren', exact: true }).click();
      await row.getByText('Geblokkeerd').waitFor();
      await bram.goto('/portaal');
      await bram.waitForURL('**/aanmelden**');
      await bram.context().close();
    },
    SLOW_MS,
  );

  it(
    'who is the only administrator keeps that role, and gets back in from the command line',
    async () => {
      await page.goto('/beheer');
      await page.getByRole('button', { name: 'Beheren: Ada Beheer' }).click();
      const dialog = page.getByRole('dialog', { name: 'Ada Beheer' });
      await dialog.getByRole('button', { name: 'Blokkeren', exact: true }).click();
      await dialog.getByText('Dit is de laatste beheerder; maak eerst iemand anders beheerder.').waitFor();
      const env = { PEIL_BASE_URL: peil.url };
      const ended = await runPeil({ command: 'password-link', folder, env, args: [ADA] });
      expect(ended).toMatchObject({ code: 0 });
      const ada = await choosePassword(ended.written.trim());
      await signInOn(ada, { email: ADA, password: CHOSEN });
      await ada.waitForURL('**/werkvoorraad');
      await ada.context().close();
    },
    SLOW_MS,
  );
});
