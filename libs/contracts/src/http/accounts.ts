import { z } from 'zod';
import { id, instant, role } from '../vocabulary.js';

/** A password somebody chooses; long is what makes it strong. */
export const newPassword = z.string().min(12).max(1024);

const roles = z.array(role).min(1).max(role.options.length);

/**
 * `uninvited`: has no password and no link to set one; `invited`: has such a link; `active`: can sign in;
 * `disabled`: blocked by an administrator.
 */
export const accountState = z
  .enum(['uninvited', 'invited', 'active', 'disabled'])
  .meta({ id: 'AccountState' });

/** A person as an administrator sees it; `roles` are held in the own organisation, `elsewhere` in others. */
export const accountView = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    organisationId: id,
    organisationName: z.string(),
    roles: z.array(role),
    elsewhere: z.array(z.object({ organisationName: z.string(), role })),
    state: accountState,
  })
  .meta({ id: 'Account' });

export const accountRequest = z
  .object({
    organisationId: id,
    email: z.email().max(254),
    name: z.string().trim().min(1).max(200),
    roles,
  })
  .meta({ id: 'AccountRequest' });

export const accountPatch = z
  .strictObject({ roles: roles.optional(), disabled: z.boolean().optional() })
  .meta({ id: 'AccountPatch' });

/** The one-time link with which a person sets a password; shown once, here. `mailed`: it is on its way by e-mail too. */
export const passwordLinkView = z
  .object({ url: z.string(), expiresAt: instant, mailed: z.boolean() })
  .meta({ id: 'PasswordLink' });

export const accountInvited = z
  .object({ account: accountView, link: passwordLinkView })
  .meta({ id: 'AccountInvited' });

export const passwordRequest = z
  .object({ token: z.string().min(1).max(200), password: newPassword })
  .meta({ id: 'PasswordRequest' });

export type AccountView = z.infer<typeof accountView>;
export type AccountRequest = z.infer<typeof accountRequest>;
export type AccountPatch = z.infer<typeof accountPatch>;
export type PasswordLinkView = z.infer<typeof passwordLinkView>;
export type PasswordRequest = z.infer<typeof passwordRequest>;
