/** Answers about the connection or the log-in rather than about this mail: mending the server mends the mail. */
const ABOUT_THE_SERVER = new Set([500, 501, 502, 503, 504, 530, 534, 535, 538]);

/**
 * A 5xx answer to this mail stays a 5xx. Everything else (4xx, a connection that fails or hangs, a log-in that is
 * refused) may go well later.
 */
export function isPermanentSmtpFailure(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return false;
  const code = error.responseCode;
  return typeof code === 'number' && code >= 500 && code < 600 && !ABOUT_THE_SERVER.has(code);
}
