import { z } from 'zod';
import { checkKind, slug } from '../vocabulary.js';
import { newPassword } from './accounts.js';

/** `open`: nobody has set Peil up yet. `demo`: the demo is loaded and can be removed in one click. */
export const setupState = z
  .object({ state: z.enum(['open', 'done']), demo: z.enum(['absent', 'loading', 'loaded']) })
  .meta({ id: 'SetupState' });

/** The wizard's one submission: all of it is applied, or nothing. */
export const setupRequest = z
  .object({
    token: z.string().min(1).max(200),
    administrator: z.object({
      name: z.string().min(1).max(200),
      email: z.email().max(254),
      password: newPassword,
    }),
    organisations: z
      .array(
        z.object({
          slug,
          name: z.string().min(1).max(200),
          kind: z.enum(['municipality', 'shared']),
        }),
      )
      .min(1)
      .max(50),
    firstCheck: z
      .object({ name: z.string().min(1).max(200), kind: checkKind, target: z.string().min(1).max(2048) })
      .nullable(),
    loadDemo: z.boolean(),
  })
  .meta({ id: 'SetupRequest' });

export type SetupState = z.infer<typeof setupState>;
export type SetupRequest = z.infer<typeof setupRequest>;
