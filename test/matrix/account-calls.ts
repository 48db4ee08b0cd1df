import type { AccountView, PasswordLinkView } from '@peil/contracts';
import { everything, type ApiWorld } from './api-world.js';
import { clientWith, type Answer, type Client } from './browser.js';

export const NEW_PASSWORD = 'vier losse woorden samen';

export interface Invited {
  readonly account: AccountView;
  readonly link: PasswordLinkView;
}

export async function listAccounts(client: Client): Promise<AccountView[]> {
  return (await client.send({ method: 'GET', path: '/accounts' })).body as AccountView[];
}

export async function accountOf(client: Client, email: string): Promise<AccountView> {
  const found = (await listAccounts(client)).find((one) => one.email === email);
  if (!found) throw new Error(`there is no account ${email}`);
  return found;
}

export const changeAccount = (client: Client, id: string, body: object): Promise<Answer> =>
  client.send({ method: 'PATCH', path: `/accounts/${id}`, body });

export const newLink = (client: Client, id: string): Promise<Answer> =>
  client.send({ method: 'POST', path: `/accounts/${id}/password-links` });

/** Invites somebody for the desk of Noord, unless `more` says otherwise. */
export function inviter(world: ApiWorld) {
  return (client: Client, email: string, more: object = {}): Promise<Answer> => {
    const organisationId = world.organisations.noord;
    const body = { organisationId, email, name: 'Noor Nieuw', roles: ['desk'], ...more };
    return client.send({ method: 'POST', path: '/accounts', body });
  };
}

export const setPassword = (world: ApiWorld, token: string, password = NEW_PASSWORD): Promise<Answer> =>
  clientWith(world).send({ method: 'POST', path: '/password', body: { token, password } });

export const logIn = (world: ApiWorld, email: string, password: string): Promise<Answer> =>
  clientWith(world).send({ method: 'POST', path: '/session', body: { email, password } });

/** What the audit trail says of a person: action and actor, oldest first. */
export async function auditOf(world: ApiWorld, personId: string): Promise<string[]> {
  const rows = await world.db.database.transaction(everything, (tx) =>
    tx.query<{ action: string; actor: string }>(
      'select action, actor_label as actor from audit where object = $1 order by id',
      [`person:${personId}`],
    ),
  );
  return rows.map(({ action, actor }) => `${action} by ${actor}`);
}

export function tokenIn({ url }: PasswordLinkView): string {
  return new URL(url).searchParams.get('token') ?? '';
}
