import { text } from './search-text.js';

/** Where to go after signing in. */
export const readSignInSearch = (search: Record<string, unknown>): { naar?: string | undefined } => ({
  naar: text(search['naar']),
});

/** The one-time key of the set-up link. */
export const readSetupSearch = (search: Record<string, unknown>): { token?: string | undefined } => ({
  token: text(search['token']),
});
