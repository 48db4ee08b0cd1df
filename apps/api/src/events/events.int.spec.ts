import { randomUUID } from 'node:crypto';
import { aService, aServiceUse } from '@peil/test/builders/infrastructure.js';
import { aTicket } from '@peil/test/builders/desk.js';
import { emailOf, everything, startApiWorld, type ApiWorld, type Town } from '@peil/test/matrix/api-world.js';
import { signIn } from '@peil/test/matrix/browser.js';

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: { subject?: string; organisationId?: string };
}

/** A browser tab that listens: what it heard, and how to stop. */
class Tab {
  readonly heard: Heard[] = [];
  private readonly stopping = new AbortController();

  static async open(world: ApiWorld, email: string, lastEventId?: number): Promise<Tab> {
    const { cookie } = await signIn(world, email);
    const resume = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
    const tab = new Tab();
    const answer = await fetch(`${world.url}/api/v1/events`, {
      headers: { cookie, ...resume },
      signal: tab.stopping.signal,
    });
    if (!answer.ok) throw new Error(`no stream: ${answer.status}`);
    void tab.read(answer).catch(() => undefined);
    await tab.hears((heard) => heard.event === 'heartbeat');
    return tab;
  }

  close(): void {
    this.stopping.abort();
  }

  async hears(wanted: (heard: Heard) => boolean): Promise<Heard> {
    const endMs = performance.now() + 5_000;
    for (;;) {
      const found = this.heard.find(wanted);
      if (found) return found;
      if (performance.now() > endMs) throw new Error(`only heard ${JSON.stringify(this.heard)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  private async read(answer: Response): Promise<void> {
    let rest = '';
    for await (const piece of answer.body ?? []) {
      const frames = (rest + new TextDecoder().decode(piece)).split('\n\n');
      rest = frames.pop() ?? '';
      this.heard.push(...frames.map(frameOf));
    }
  }
}

function frameOf(frame: string): Heard {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1] ?? '';
  return { id: field('id'), event: field('event'), data: JSON.parse(field('data') || '{}') };
}

describe('live updates', () => {
  let world: ApiWorld;
  const tabs: Tab[] = [];
  beforeAll(async () => {
    world = await startApiWorld();
  });
  afterEach(() => {
    for (const tab of tabs.splice(0)) tab.close();
  });
  afterAll(() => world.close());

  const open = async (town: Town, role: 'desk' | 'employee', lastEventId?: number): Promise<Tab> => {
    const tab = await Tab.open(world, emailOf(town, role), lastEventId);
    tabs.push(tab);
    return tab;
  };
  const tell = (town: Town, kind: string, subject: string = randomUUID()): Promise<string> =>
    world.db.database.transaction(everything, async (tx) => {
      await tx.notify({ kind, organisationId: world.organisations[town], subject, at: world.db.clock.now() });
      return subject;
    });
  const newestId = async (): Promise<number> => {
    const [row] = await world.db.database.transaction(everything, (tx) =>
      tx.query<{ id: number }>('select coalesce(max(id), 0)::bigint as id from event'),
    );
    return row?.id ?? 0;
  };

  it('reach the own organisation and those who serve it, and nobody else', async () => {
    const [noord, zuid, dienst] = [
      await open('noord', 'desk'),
      await open('zuid', 'desk'),
      await open('dienst', 'desk'),
    ];
    const subject = await tell('noord', 'outage');
    const after = await tell('zuid', 'outage');
    expect(await noord.hears(({ data }) => data.subject === subject)).toMatchObject({ event: 'outage' });
    await dienst.hears(({ data }) => data.subject === subject);
    await zuid.hears(({ data }) => data.subject === after);
    expect(zuid.heard.some(({ data }) => data.subject === subject)).toBe(false);
    expect(noord.heard.some(({ data }) => data.subject === after)).toBe(false);
  });

  it('tell a municipality of a service of the shared organisation that it uses', async () => {
    const used = await world.db.database.transaction(everything, async (tx) => {
      const service = await aService(tx, { organisation_id: world.organisations.dienst });
      await aServiceUse(tx, { organisation_id: world.organisations.noord, service_id: service.id });
      return service.id;
    });
    const [noord, zuid] = [await open('noord', 'employee'), await open('zuid', 'employee')];
    await tell('dienst', 'service', used);
    const after = await tell('zuid', 'service');
    await noord.hears(({ data }) => data.subject === used);
    await zuid.hears(({ data }) => data.subject === after);
    expect(zuid.heard.some(({ data }) => data.subject === used)).toBe(false);
  });

  it('tell an employee of the own complaints only', async () => {
    const organisation_id = world.organisations.noord;
    const [own, other] = await world.db.database.transaction(everything, async (tx) => {
      const sql = 'select id from person where email = $1';
      const [person] = await tx.query<{ id: string }>(sql, [emailOf('noord', 'employee')]);
      const mine = await aTicket(tx, { organisation_id, reporter_id: person?.id });
      return [mine.id, (await aTicket(tx, { organisation_id })).id];
    });
    const tab = await open('noord', 'employee');
    await tell('noord', 'ticket', other);
    await tell('noord', 'ticket', own);
    await tab.hears(({ data }) => data.subject === own);
    expect(tab.heard.some(({ data }) => data.subject === other)).toBe(false);
  });

  it('resume after the last event a browser saw', async () => {
    const before = await newestId();
    const missed = await tell('noord', 'check');
    const tab = await open('noord', 'desk', before);
    const heard = await tab.hears(({ data }) => data.subject === missed);
    expect(Number(heard.id)).toBe(before + 1);
  });

  it('ask for everything anew when the browser comes from another time', async () => {
    const tab = await open('noord', 'desk', (await newestId()) + 1_000);
    await tab.hears(({ event }) => event === 'reset');
  });

  it('end when the API stops, without waiting for browsers', async () => {
    const other = await startApiWorld();
    const tab = await Tab.open(other, emailOf('noord', 'desk'));
    const startMs = performance.now();
    await other.close();
    expect(performance.now() - startMs).toBeLessThan(4_000);
    tab.close();
  });
});
