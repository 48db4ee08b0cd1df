import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CheckView, OutageView, ServiceView, TicketView } from '@peil/contracts';
import { eventually } from '@peil/test/harness/eventually.js';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible, LOOKS, showLook } from './accessible-page.js';
import { makePeilFolder, removePeilFolder } from './peil-folder.js';
import { PASSWORD, setupTokenIn, signIn, type PeilSession } from './peil-session.js';
import { startPeil, type RunningPeil } from './start-peil.js';
import { openChromium, openProfile, signInOn } from './watched-page.js';
import { startWatchedHttp, type WatchedServer } from './watched-server.js';

const SLOW_MS = 300_000;
const WAIT_MS = 90_000;
const ADA = 'ada@dienst.example';

const config = (website: WatchedServer): string => `organisations:
  - { id: dienst, name: Dienst Waterland, kind: shared }
  - { id: meerdijk, name: Gemeente Meerdijk }
checks:
  - { id: website, kind: http, target: 'http://127.0.0.1:${website.port}/', service: intranet, every: 5s, retryEvery: 1s }
`;

describe('the pages of the web application', () => {
  let folder: string;
  let website: WatchedServer;
  let peil: RunningPeil;
  let browser: Browser;
  let ada: PeilSession;

  beforeAll(async () => {
    folder = await makePeilFolder();
    website = await startWatchedHttp();
    await writeFile(path.join(folder, 'peil.yaml'), config(website));
    peil = await startPeil({ command: 'start', folder, env: { PEIL_LAB_MODE: 'true' } });
    browser = await openChromium();
  }, SLOW_MS);

  afterAll(async () => {
    await browser?.close();
    await peil?.stop();
    await website?.stop();
    await removePeilFolder(folder);
  }, SLOW_MS);

  const openPage = async (): Promise<Page> => (await openProfile(browser, peil.url)).newPage();
  const openDesk = async (address: string): Promise<Page> => {
    const page = await openPage();
    await signInOn(page, { email: ADA, password: PASSWORD });
    await page.goto(address);
    return page;
  };
  const file = async (subject: string): Promise<TicketView> => {
    const [organisation] = (await ada.get<{ id: string }[]>('/organisations')).body;
    const request = {
      organisationId: organisation?.id,
      subject,
      description: `${subject}, sinds vanochtend.`,
    };
    return (await ada.post<TicketView>('/tickets', { ...request, reporterName: 'Wim Melder' })).body;
  };

  it(
    'sets Peil up by keyboard alone: faults at their fields, nothing lost, signed in afterwards',
    async () => {
      const page = await openPage();
      await page.goto(`/setup?token=${encodeURIComponent(setupTokenIn(peil.said()))}`);
      await page.getByRole('heading', { name: 'De beheerder' }).waitFor();
      await expectAccessible(page);
      await page.getByLabel('Naam').press('Enter');
      expect(await page.getByRole('alert').count()).toBe(3);
      await type(page, ['Ada Beheer', ADA, PASSWORD]);
      await page.getByRole('heading', { name: 'De organisaties' }).waitFor();
      await page.getByLabel('Organisatie 1').fill('Dienst');
      await page.getByLabel('Organisatie 2').fill('Gemeente Dienst');
      await page.keyboard.press('Enter');
      await page.getByText('Deze organisatie staat er al.').waitFor();
      await page.getByLabel('Organisatie 2').fill('Gemeente Meerdijk');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Waar wilt u mee beginnen?' }).waitFor();
      await page.getByLabel(/Een eerste controle/).press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('button', { name: 'Peil inrichten' }).press('Enter');
      await page.waitForURL('**/diensten');
      ada = await signIn(peil.url, ADA);
      await page.context().close();
    },
    SLOW_MS,
  );

  it(
    'has content, no violation of WCAG 2.1 AA and no sideways scroll, on every page in every look',
    async () => {
      await website.stop();
      await file('Printer op de tweede verdieping drukt niet af');
      const ticket = await file('Het intranet geeft een foutmelding');
      await eventually(
        async () => (await ada.get<OutageView[]>('/outages?state=open')).body.length > 0,
        WAIT_MS,
      );
      const [outage] = (await ada.get<OutageView[]>('/outages')).body;
      const [service] = (await ada.get<ServiceView[]>('/services')).body;
      const [check] = (await ada.get<CheckView[]>('/checks')).body;
      const addresses = [
        ['/werkvoorraad', 'main [role=row] [role=gridcell]'],
        [`/werkvoorraad?ticket=${ticket.id}`, '[role=tablist]'],
        ['/storingen', 'main ul li a'],
        [`/storingen/${outage?.id ?? ''}`, 'article ol li'],
        ['/diensten', 'table'],
        [`/diensten/${service?.id ?? ''}`, '.data-table'],
        [`/controles/${check?.id ?? ''}`, '.u-wrap'],
        ['/portaal', 'textarea'],
        ['/beheer', '.data-table'],
        ['/bestaat-niet', 'h1'],
      ] as const;
      const page = await openDesk('/werkvoorraad');
      for (const look of LOOKS) {
        await showLook(page, look);
        for (const [address, content] of addresses) {
          await page.goto(address);
          await page.locator(content).first().waitFor();
          await expectAccessible(page);
        }
      }
      await page.context().close();
    },
    SLOW_MS,
  );

  it(
    'triages by keyboard alone: walk, assign, answer, resolve, find the keys',
    async () => {
      const page = await openDesk('/werkvoorraad');
      await page.getByRole('row', { name: 'Printer op de tweede' }).waitFor();
      const chosen = page.locator('[role=row][aria-selected=true]');
      await page.keyboard.press('j');
      const first = await chosen.textContent();
      await page.keyboard.press('j');
      expect(await chosen.textContent()).not.toBe(first);
      await page.keyboard.press('k');
      expect(await chosen.textContent()).toBe(first);

      await page.keyboard.press('/');
      await page.keyboard.type('Printer');
      await page.getByRole('row', { name: 'intranet' }).waitFor({ state: 'detached' });
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('j');
      await page.getByRole('heading', { name: 'Printer op de tweede' }).waitFor();
      const id = new URL(page.url()).searchParams.get('ticket') ?? '';
      await page.getByRole('tablist').waitFor();

      await page.keyboard.press('a');
      const now = async () => (await ada.get<TicketView>(`/tickets/${id}`)).body;
      await eventually(async () => (await now()).assignee?.name === 'Ada Beheer', WAIT_MS);
      await page.keyboard.press('r');
      await page.keyboard.type('We komen eraan. jk?');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Antwoord verstuurd').waitFor();
      expect((await now()).conversation.map(({ body }) => body)).toContain('We komen eraan. jk?');
      await page.keyboard.press('Escape');
      await page.keyboard.press('e');
      await eventually(async () => (await now()).status === 'resolved', WAIT_MS);

      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.context().close();
    },
    SLOW_MS,
  );

  it(
    'tells what a colleague changed when both change the same ticket',
    async () => {
      const ticket = await file('Twee mensen, één melding');
      const page = await openDesk(`/werkvoorraad?ticket=${ticket.id}`);
      const status = page.getByLabel('Status', { exact: true });
      await status.waitFor();
      // what comes in live would show the change before the conflict: keep this page from hearing of it
      await page.route('**/api/v1/tickets/*', (route) =>
        route.request().method() === 'GET' ? route.abort() : route.continue(),
      );
      await changeElsewhere(page, ticket.id);
      await page.unroute('**/api/v1/tickets/*');
      await status.selectOption('resolved');
      await page.getByText('Een collega was u voor').waitFor();
      await page.getByText(/Ada Beheer: Status van Nieuw naar In behandeling/).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Toch doorvoeren' }).click();
      await eventually(
        async () => (await ada.get<TicketView>(`/tickets/${ticket.id}`)).body.status === 'resolved',
        WAIT_MS,
      );
      await page.context().close();
    },
    SLOW_MS,
  );
});

/** Fills the fields of a form one after the other, as fingers do, and confirms. */
async function type(page: Page, texts: readonly string[]): Promise<void> {
  for (const [place, text] of texts.entries()) {
    if (place > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
}

/** The same change from another tab of the same browser. */
async function changeElsewhere(page: Page, id: string): Promise<void> {
  const status = await page.evaluate(async (ticketId) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { csrfToken: string };
    const answer = await fetch(`/api/v1/tickets/${ticketId}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrfToken, 'If-Match': '"1"' },
      body: JSON.stringify({ status: 'in_progress' }),
    });
    return answer.status;
  }, id);
  expect(status).toBe(200);
}
