import { ApiProblem } from './api-problem.js';
import type { Problem } from './types.js';

interface Answer<Data> {
  data?: Data | undefined;
  error?: unknown;
  response: Response;
}

/** The data of an answer; a refusal or a lost connection throws an ApiProblem. */
export async function unwrap<Data>(request: Promise<Answer<Data>>): Promise<Data> {
  const answer = await request.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem({ status: 0, code: 'unreachable', title: 'The server cannot be reached' });
  });
  if (answer.response.ok) return answer.data as Data;
  throw new ApiProblem(asProblem(answer.error, answer.response));
}

function asProblem(body: unknown, response: Response): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  return { type: 'about:blank', title: response.statusText, status: response.status, code: 'unexpected' };
}
