import type { PasswordLinkView } from '@peil/contracts';
import { hashPassword } from '@peil/identity';
import { insertRow } from '@peil/test/builders/insert-row.js';
import { aPerson } from '@peil/test/builders/people.js';
import {
  accountOf,
  auditOf,
  changeAccount,
  inviter,
  listAccounts,
  logIn,
  newLink,
  NEW_PASSWORD,
  setPassword,
  tokenIn,
  type Invited,
} from '@peil/test/matrix/account-calls.js';
import { emailOf, everything, PASSWORD, startApiWorld, type ApiWorld } from '@peil/test/matrix/api-world.js';
import { signIn, type Answer, type Client } from '@peil/test/matrix/browser.js';

describe('a password link', () => {
  let world: ApiWorld;
  let noord: Client;
  let dienst: Client;
  let invite: ReturnType<typeof inviter>;
  beforeAll(async () => {
    world = await startApiWorld();
    noord = await signIn(world, emailOf('noord', 'admin'));
    dienst = await signIn(world, emailOf('dienst', 'admin'));
    invite = inviter(world);
  });
  afterAll(() => world.close());

  const invited = async (email: string): Promise<string> => {
    const { link } = (await invite(noord, email)).body as Invited;
    return tokenIn(link);
  };
  const age = (email: string, interval: string) =>
    world.db.database.transaction(everything, (tx) =>
      tx.execute(
        `update password_link set expires_at = expires_at - $2::interval
       where person_id = (select id from person where email = $1)`,
        [email, interval],
      ),
    );

  it('is shown where there is no mail server, and nothing is mailed', async () => {
    const { account, link } = (await invite(noord, 'zonder@noord.example')).body as Invited;
    expect(link).toMatchObject({ mailed: false });
    const mails = await world.db.database.transaction(everything, (tx) =>
      tx.query('select 1 from message where recipient = $1', [account.email]),
    );
    expect(mails).toEqual([]);
  });

  it('sets a password once, ends the sessions of before and leaves an audit row', async () => {
    const { id } = await accountOf(dienst, emailOf('noord', 'manager'));
    const before = await signIn(world, emailOf('noord', 'manager'));
    const token = tokenIn((await newLink(noord, id)).body as PasswordLinkView);
    expect((await setPassword(world, token)).status).toBe(204);
    expect((await before.send({ method: 'GET', path: '/session' })).status).toBe(401);
    expect((await logIn(world, emailOf('noord', 'manager'), NEW_PASSWORD)).status).toBe(201);
    expect((await logIn(world, emailOf('noord', 'manager'), PASSWORD)).status).toBe(401);
    expect(await auditOf(world, id)).toContain('password.set by password link');
    const again = await setPassword(world, token, 'nog een ander wachtwoord');
    expect(again.status).toBe(410);
    expect(again.body).toMatchObject({
      detail: 'Deze wachtwoordlink is onbekend, gebruikt of te oud.',
      faults: [{ field: 'token', hint: 'vraag een beheerder om een nieuwe link' }],
    });
  });

  it('is used by one of two who hold it at the same time', async () => {
    const token = await invited('samen@noord.example');
    const answers = await Promise.all([
      setPassword(world, token),
      setPassword(world, token, 'een ander lang wachtwoord'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([204, 410]));
  });

  it('works for seven days', async () => {
    const token = await invited('laat@noord.example');
    const late = await invited('telaat@noord.example');
    await age('laat@noord.example', '6 days 23 hours 59 minutes');
    await age('telaat@noord.example', '7 days');
    expect((await setPassword(world, token)).status).toBe(204);
    expect((await setPassword(world, late)).status).toBe(410);
    expect((await accountOf(dienst, 'telaat@noord.example')).state).toBe('uninvited');
  });

  it('refuses a password of fewer than twelve characters and stays usable', async () => {
    const token = await invited('kort@noord.example');
    const short = await setPassword(world, token, 'elf tekens.');
    expect(short.status).toBe(400);
    expect(short.body).toMatchObject({ faults: [{ field: 'password' }] });
    expect((await setPassword(world, token)).status).toBe(204);
  });

  it('is not made for a person of another organisation, nor by anybody but an administrator', async () => {
    const zuid = await accountOf(dienst, emailOf('zuid', 'admin'));
    expect((await newLink(noord, zuid.id)).status).toBe(404);
    const own = await accountOf(dienst, emailOf('noord', 'admin'));
    const desk = await signIn(world, emailOf('noord', 'desk'));
    expect((await newLink(desk, own.id)).status).toBe(403);
  });

  it('lets nobody take over a colleague whose roles reach further than their own', async () => {
    const person_id = await world.db.database.transaction(everything, async (tx) => {
      const password_hash = await hashPassword(PASSWORD);
      const row = { organisation_id: world.organisations.noord, name: 'Ver', email: 'ver@noord.example' };
      const { id } = await aPerson(tx, { ...row, role: 'desk', password_hash });
      const membership = { person_id: id, organisation_id: world.organisations.dienst, role: 'admin' };
      await insertRow(tx, 'membership', membership);
      return id;
    });
    const answers = [
      await newLink(noord, person_id),
      await changeAccount(noord, person_id, { disabled: true }),
      await changeAccount(noord, person_id, { roles: ['employee'] }),
      await invite(noord, 'ver@noord.example'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await newLink(dienst, person_id)).status).toBe(201);
    const seen = (await listAccounts(noord)).find(({ id }) => id === person_id);
    expect(seen?.elsewhere).toEqual([{ organisationName: 'Dienst ICT', role: 'admin' }]);
  });

  it('slows down who tries many links', async () => {
    let last: Answer | undefined;
    for (let attempt = 0; attempt < 101 && last?.status !== 429; attempt += 1)
      last = await setPassword(world, 'geen');
    expect(last?.status).toBe(429);
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  });
});
