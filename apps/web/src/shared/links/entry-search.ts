import { text } from './search-text.js';

/** Where to go after signing in. */
export const readSignInSearch = (search: Record<string, unknown>): { naar?: string | undefined } => ({
  naar: text(search['naar']),
});

/** The one-time key of a link to set Peil up or to choose a password. */
export const readTokenSearch = (search: Record<string, unknown>): { token?: string | undefined } => ({
  token: text(search['token']),
});
