import { randomUUID } from 'node:crypto';
import { enqueueMessage } from '@peil/alerting';
import type { PasswordLinkView } from '@peil/contracts';
import {
  accountOf,
  changeRoles,
  createPasswordLink,
  disablePerson,
  enablePerson,
  invitePerson,
  listAccounts,
  type PasswordLink,
} from '@peil/identity';
import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';
import type { ApiDeps } from '../api-deps.js';
import type { Accounts } from '../ports.js';
import { passwordLinkText } from './password-link-text.js';
import { passwordLinkUrl } from './password-link-url.js';

/** Accounts as the routes use them. The link goes by mail where there is a mail server, and to the administrator. */
export function accountsOf({
  database,
  clock,
  config,
}: Pick<ApiDeps, 'database' | 'clock' | 'config'>): Accounts {
  async function handOut(tx: Tx, personId: string, now: Temporal.Instant): Promise<PasswordLinkView> {
    const link = await createPasswordLink(tx, personId, now);
    const url = passwordLinkUrl(config.baseUrl, link.token);
    const mailed = config.smtpUrl !== undefined;
    if (mailed) await enqueueMessage(tx, mailOf(link, url), now);
    return { url, expiresAt: link.expiresAt.toString(), mailed };
  }

  return {
    list: ({ scope }) => database.transaction(scope, (tx) => listAccounts(tx, clock.now())),
    invite: ({ scope }, request) =>
      database.transaction(scope, async (tx) => {
        const now = clock.now();
        const personId = await invitePerson(tx, request, now);
        const link = await handOut(tx, personId, now);
        return { account: await accountOf(tx, personId, now), link };
      }),
    change: ({ scope }, { personId, patch }) =>
      database.transaction(scope, async (tx) => {
        const now = clock.now();
        if (patch.disabled === false) await enablePerson(tx, personId);
        if (patch.roles !== undefined) await changeRoles(tx, { personId, roles: patch.roles });
        if (patch.disabled === true) await disablePerson(tx, personId, now);
        return accountOf(tx, personId, now);
      }),
    passwordLink: ({ scope }, personId) =>
      database.transaction(scope, (tx) => handOut(tx, personId, clock.now())),
  };
}

function mailOf(link: PasswordLink, url: string) {
  const { name, email, organisation_id: organisationId } = link.person;
  return {
    organisationId,
    idempotencyKey: `password-link:${randomUUID()}`,
    channel: 'email',
    recipient: email,
    ...passwordLinkText({ name, url, expiresAt: link.expiresAt }),
  };
}
