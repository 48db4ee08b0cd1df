import type { RunningPeil } from './start-peil.js';

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A signed-in browser without a screen: cookie and CSRF token. */
export interface PeilSession {
  readonly cookie: string;
  get<Body = unknown>(path: string): Promise<Answer<Body>>;
  post<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>>;
}

export const PASSWORD = 'een lang wachtwoord voor de proef';

interface SetUp {
  readonly email: string;
  readonly organisation: {
    readonly slug: string;
    readonly name: string;
    readonly kind: 'municipality' | 'shared';
  };
}

/** Follows the one-time set-up link that Peil printed; the administrator is signed in after it. */
export async function completeSetup(peil: RunningPeil, { email, organisation }: SetUp): Promise<PeilSession> {
  return openSession(peil.url, '/api/v1/setup', {
    token: setupTokenIn(peil.said()),
    administrator: { name: 'Ada Beheer', email, password: PASSWORD },
    organisations: [organisation],
    firstCheck: null,
    loadDemo: false,
  });
}

export async function signIn(url: string, email: string, password = PASSWORD): Promise<PeilSession> {
  return openSession(url, '/api/v1/session', { email, password });
}

/** The token of the last set-up link that was printed. */
export function setupTokenIn(said: string): string {
  const token = [...said.matchAll(/\/setup\?token=(\S+)/g)].at(-1)?.[1];
  if (!token) throw new Error(`Peil printed no set-up link:\n${said}`);
  return decodeURIComponent(token);
}

async function openSession(url: string, path: string, body: unknown): Promise<PeilSession> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${text}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  const { csrfToken } = JSON.parse(text) as { csrfToken: string };
  return sessionWith(url, { cookie, 'x-csrf-token': csrfToken });
}

/** A session that was opened before, on a Peil that was started again. */
export function sessionWith(url: string, headers: { cookie: string; 'x-csrf-token'?: string }): PeilSession {
  const send = async <Body>(path: string, init: RequestInit): Promise<Answer<Body>> => {
    const answer = await fetch(`${url}/api/v1${path}`, init);
    const text = await answer.text();
    // the API answers JSON everywhere under /api/v1; the spec names the shape it asks for
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
  };
  return {
    cookie: headers.cookie,
    get: (path) => send(path, { headers }),
    post: (path, body) =>
      send(path, { method: 'POST', headers: { ...headers, ...JSON_HEADERS }, body: JSON.stringify(body) }),
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' };
