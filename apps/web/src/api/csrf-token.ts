/** The token of the current session; kept outside React because every request needs it. */
export const csrfToken: { current: string | null } = { current: null };
