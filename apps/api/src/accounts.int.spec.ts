import type { PasswordLinkView } from '@peil/contracts';
import {
  accountOf,
  auditOf,
  changeAccount,
  inviter,
  listAccounts,
  logIn,
  newLink,
  setPassword,
  tokenIn,
  type Invited,
} from '@peil/test/matrix/account-calls.js';
import {
  BASE_URL,
  emailOf,
  everything,
  PASSWORD,
  startApiWorld,
  type ApiWorld,
} from '@peil/test/matrix/api-world.js';
import { signIn, type Client } from '@peil/test/matrix/browser.js';

describe('accounts', () => {
  let world: ApiWorld;
  let noord: Client;
  let dienst: Client;
  let invite: ReturnType<typeof inviter>;
  beforeAll(async () => {
    world = await startApiWorld({
      config: { baseUrl: BASE_URL, trustProxy: false, port: 0, host: '127.0.0.1', smtpUrl: 'smtp://mail:25' },
    });
    noord = await signIn(world, emailOf('noord', 'admin'));
    dienst = await signIn(world, emailOf('dienst', 'admin'));
    invite = inviter(world);
  });
  afterAll(() => world.close());

  const read = <Row>(sql: string, params: unknown[] = []) =>
    world.db.database.transaction(everything, (tx) => tx.query<Row>(sql, params));
  const invited = async (email: string) => {
    const { account, link } = (await invite(noord, email)).body as Invited;
    return { id: account.id, token: tokenIn(link) };
  };

  describe('inviting somebody', () => {
    it('makes an account, shows the link once, mails it and leaves an audit row', async () => {
      const answer = await invite(noord, 'noor@noord.example');
      expect(answer.status).toBe(201);
      const { account: made, link } = answer.body as Invited;
      expect(made).toMatchObject({ organisationName: 'Noord', roles: ['desk'], state: 'invited' });
      expect(link).toMatchObject({ mailed: true });
      expect(link.url).toMatch(/^http:\/\/peil\.test\/wachtwoord\?token=[\w-]{43}$/);
      expect(await auditOf(world, made.id)).toEqual([
        'person.invite by admin of noord',
        'person.change_roles by admin of noord',
        'password_link.create by admin of noord',
      ]);
      const [mail] = await read<{ channel: string; body: string; organisation_id: string }>(
        'select channel, body, organisation_id from message where recipient = $1',
        ['noor@noord.example'],
      );
      expect(mail).toMatchObject({ channel: 'email', organisation_id: world.organisations.noord });
      expect(mail?.body).toContain(link.url);
    });

    it('again brings the name and the roles up to date and ends the link of before', async () => {
      const { token } = await invited('twee@noord.example');
      const again = await invite(noord, 'Twee@Noord.example', { name: 'Noor Anders', roles: ['manager'] });
      expect(again.body).toMatchObject({ account: { name: 'Noor Anders', roles: ['manager'] } });
      expect((await setPassword(world, token)).status).toBe(410);
    });

    it('is a conflict for the address of another organisation, in words that name the field', async () => {
      const taken = await invite(noord, emailOf('zuid', 'desk'));
      expect(taken.status).toBe(409);
      expect(taken.body).toMatchObject({
        detail: 'Dit e-mailadres hoort al bij een andere organisatie.',
        faults: [{ field: 'email' }],
      });
    });

    it('is refused for another organisation, by its own administrator too', async () => {
      const other = { organisationId: world.organisations.zuid };
      expect((await invite(noord, 'vreemd@zuid.example', other)).status).toBe(403);
      expect((await invite(dienst, 'welkom@zuid.example', other)).status).toBe(201);
    });

    it('is for administrators', async () => {
      const desk = await signIn(world, emailOf('noord', 'desk'));
      expect((await invite(desk, 'zwak@noord.example')).status).toBe(403);
    });
  });

  describe('changing roles', () => {
    it('gives exactly these roles and leaves an audit row', async () => {
      const { id } = await invited('rollen@noord.example');
      const answer = await changeAccount(noord, id, { roles: ['engineer', 'manager', 'manager'] });
      expect(answer.body).toMatchObject({ roles: ['engineer', 'manager'] });
      const [row] = await read<{ detail: unknown }>(
        `select detail from audit where object = $1 and action = 'person.change_roles' order by id desc limit 1`,
        [`person:${id}`],
      );
      expect(row?.detail).toEqual({ before: ['desk'], after: ['engineer', 'manager'] });
      await changeAccount(noord, id, { roles: ['manager', 'engineer'] });
      expect(
        (await auditOf(world, id)).filter((line) => line.startsWith('person.change_roles')),
      ).toHaveLength(2);
    });

    it('keeps the last administrator of the installation', async () => {
      const { id } = await accountOf(dienst, emailOf('dienst', 'admin'));
      const answer = await changeAccount(dienst, id, { roles: ['desk'] });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        detail: 'Dit is de laatste beheerder; maak eerst iemand anders beheerder.',
      });
      expect((await accountOf(dienst, emailOf('dienst', 'admin'))).roles).toEqual(['admin']);
    });

    it('finds nobody of another organisation', async () => {
      const { id } = await accountOf(dienst, emailOf('zuid', 'desk'));
      expect((await changeAccount(noord, id, { roles: ['admin'] })).status).toBe(404);
    });

    it('is for administrators', async () => {
      const { id } = await accountOf(dienst, emailOf('noord', 'employee'));
      const desk = await signIn(world, emailOf('noord', 'desk'));
      expect((await changeAccount(desk, id, { roles: ['admin'] })).status).toBe(403);
    });
  });

  describe('blocking', () => {
    it('ends sessions and links at once, leaves an audit row and can be undone', async () => {
      const { id } = await accountOf(dienst, emailOf('noord', 'engineer'));
      const engineer = await signIn(world, emailOf('noord', 'engineer'));
      const token = tokenIn((await newLink(noord, id)).body as PasswordLinkView);
      expect((await changeAccount(noord, id, { disabled: true })).body).toMatchObject({ state: 'disabled' });
      expect((await engineer.send({ method: 'GET', path: '/session' })).status).toBe(401);
      expect((await setPassword(world, token)).status).toBe(410);
      expect((await logIn(world, emailOf('noord', 'engineer'), PASSWORD)).status).toBe(401);
      expect((await newLink(noord, id)).status).toBe(409);
      expect(await auditOf(world, id)).toContain('person.disable by admin of noord');
      expect((await changeAccount(noord, id, { disabled: false })).body).toMatchObject({ state: 'active' });
      expect((await logIn(world, emailOf('noord', 'engineer'), PASSWORD)).status).toBe(201);
    });

    it('is a conflict for the last administrator, until there is another who can sign in', async () => {
      const { id } = await accountOf(dienst, emailOf('dienst', 'admin'));
      const email = 'tweede@dienst.example';
      const more = { organisationId: world.organisations.dienst, roles: ['admin'] };
      const { link } = (await invite(dienst, email, more)).body as { link: PasswordLinkView };
      expect((await changeAccount(dienst, id, { disabled: true })).status).toBe(409);
      await setPassword(world, tokenIn(link), PASSWORD);
      const second = await signIn(world, email);
      expect((await changeAccount(second, id, { disabled: true })).status).toBe(200);
      expect(
        (await changeAccount(second, (await accountOf(second, email)).id, { disabled: true })).status,
      ).toBe(409);
      expect((await changeAccount(second, id, { disabled: false })).status).toBe(200);
      dienst = await signIn(world, emailOf('dienst', 'admin'));
    });

    it('finds nobody of another organisation', async () => {
      const { id } = await accountOf(dienst, emailOf('zuid', 'desk'));
      expect((await changeAccount(noord, id, { disabled: true })).status).toBe(404);
    });

    it('is for administrators', async () => {
      const { id } = await accountOf(dienst, emailOf('noord', 'employee'));
      const manager = await signIn(world, emailOf('noord', 'manager'));
      expect((await changeAccount(manager, id, { disabled: true })).status).toBe(403);
    });
  });

  it('lists the own people for a municipality and everybody for the shared organisation', async () => {
    expect(townsOf(await listAccounts(noord))).toEqual(['Noord']);
    expect(townsOf(await listAccounts(dienst))).toEqual(['Dienst ICT', 'Noord', 'Zuid']);
  });
});

function townsOf(accounts: readonly { readonly organisationName: string }[]): string[] {
  return [...new Set(accounts.map(({ organisationName }) => organisationName))];
}
