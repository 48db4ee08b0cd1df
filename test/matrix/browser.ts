import { BASE_URL, PASSWORD } from './api-world.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Parsed when it is JSON. */
  readonly body: unknown;
}

interface Request {
  readonly method: string;
  readonly path: string;
  /** Text goes as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Something that sends requests: a stranger, a signed-in browser, a program with a token. */
export interface Client {
  send(request: Request): Promise<Answer>;
}

/** Where an API listens. */
type Listening = { readonly url: string };

export function clientWith(world: Listening, standing: Readonly<Record<string, string>> = {}): Client {
  return {
    async send({ method, path, body, headers }) {
      const answer = await fetch(`${world.url}/api/v1${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...standing,
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = isEndless(answer) ? await firstPieceOf(answer) : await answer.text();
      return { status: answer.status, headers: Object.fromEntries(answer.headers), text, body: parsed(text) };
    },
  };
}

/** A browser of somebody who signed in with the password of the world. */
export async function signIn(world: Listening, email: string): Promise<Client & { readonly cookie: string }> {
  const login = { method: 'POST', path: '/session', body: { email, password: PASSWORD } };
  const answer = await clientWith(world, { origin: BASE_URL }).send(login);
  if (answer.status !== 201) throw new Error(`${email} cannot sign in: ${answer.text}`);
  const cookie = cookieIn(answer);
  const { csrfToken } = answer.body as { csrfToken: string };
  return { ...clientWith(world, { cookie, 'x-csrf-token': csrfToken, origin: BASE_URL }), cookie };
}

export function programWith(world: Listening, token: string): Client {
  return clientWith(world, { authorization: `Bearer ${token}` });
}

/** The session cookie an answer sets, as a browser sends it back. */
export function cookieIn(answer: Answer): string {
  return answer.headers['set-cookie']?.split(';', 1)[0] ?? '';
}

function isEndless(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

async function firstPieceOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const piece = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(piece?.value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
