import type { ApiWorld } from './api-world.js';
import { BASE_URL, PASSWORD } from './api-world.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  /** Parsed when it is JSON. */
  readonly body: unknown;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Something that sends requests: a stranger, a signed-in browser, a program with a token. */
export interface Client {
  send(request: Request): Promise<Answer>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export function clientWith(world: ApiWorld, standing: Readonly<Record<string, string>> = {}): Client {
  return {
    async send({ method, path, body, headers }) {
      const answer = await world.app.inject({
        method: method as Method,
        url: `/api/v1${path}`,
        headers: { ...standing, ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: answer.payload,
        body: parsed(answer.payload),
      };
    },
  };
}

/** A browser of somebody who signed in with the password of the world. */
export async function signIn(world: ApiWorld, email: string): Promise<Client & { readonly cookie: string }> {
  const login = { method: 'POST', path: '/session', body: { email, password: PASSWORD } };
  const answer = await clientWith(world, { origin: BASE_URL }).send(login);
  if (answer.status !== 201) throw new Error(`${email} cannot sign in: ${answer.text}`);
  const cookie = cookieIn(answer);
  const { csrfToken } = answer.body as { csrfToken: string };
  return { ...clientWith(world, { cookie, 'x-csrf-token': csrfToken, origin: BASE_URL }), cookie };
}

export function programWith(world: ApiWorld, token: string): Client {
  return clientWith(world, { authorization: `Bearer ${token}` });
}

/** The session cookie an answer sets, as a browser sends it back. */
export function cookieIn(answer: Answer): string {
  const header = answer.headers['set-cookie'];
  return String(Array.isArray(header) ? header[0] : header).split(';', 1)[0] ?? '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
