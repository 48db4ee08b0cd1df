import { isIP } from 'node:net';
import { Deadline } from './deadline.js';
import { judgeAddress, reachesSameHost, type OutboundPolicy } from './outbound-policy.js';
import type { NameAnswer } from './name-lookup.js';
import { failure, success, type OutboundFailure, type OutboundResult } from './outbound-result.js';

/** The one address a connection must use; the name is not looked up again. */
export interface PinnedTarget {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface ResolveOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** With a port, Peil's own endpoints are refused too. */
  readonly port?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** Looks a host up once; when any of its addresses is off limits the whole target is refused. */
export async function resolveTarget(
  host: string,
  policy: OutboundPolicy,
  options: ResolveOptions = {},
): Promise<OutboundResult<PinnedTarget>> {
  const deadline = new Deadline(options.timeoutMs ?? DEFAULT_TIMEOUT_MS, options.signal);
  try {
    return await resolveWithin(deadline, { host, port: options.port ?? null }, policy);
  } finally {
    deadline.close();
  }
}

/** As `resolveTarget`, inside a deadline that already runs. */
export async function resolveWithin(
  deadline: Deadline,
  target: { readonly host: string; readonly port: number | null },
  policy: OutboundPolicy,
): Promise<OutboundResult<PinnedTarget>> {
  if (deadline.over !== null) return deadline.over;
  const host = target.host.replace(/^\[(.*)\]$/, '$1');
  const answer = isIP(host) === 0 ? await lookUp(deadline, host, policy) : literal(host);
  if (!answer.ok) return answer;
  const refusal =
    refusedAddress(host, answer.value, policy) ??
    (await refusedEndpoint(deadline, { host, port: target.port, addresses: answer.value }, policy));
  if (refusal !== null) return refusal;
  const [address] = answer.value;
  if (address === undefined) return failure('dns', `the name "${host}" has no address`);
  return success({ address, family: isIP(address) === 6 ? 6 : 4 });
}

const literal = (host: string): OutboundResult<readonly string[]> => success([host]);

async function lookUp(
  deadline: Deadline,
  host: string,
  policy: OutboundPolicy,
): Promise<OutboundResult<readonly string[]>> {
  const answer = await deadline.run<NameAnswer>({
    start: (settle) => void policy.lookup(host).then(settle),
    stop: () => undefined,
  });
  if (answer.ok) return success(answer.addresses);
  return answer.reason === undefined ? failure('dns', answer.detail) : answer;
}

function refusedAddress(
  host: string,
  addresses: readonly string[],
  policy: OutboundPolicy,
): OutboundFailure | null {
  for (const address of addresses) {
    const reason = judgeAddress(address, policy);
    if (reason === null) continue;
    const named = address === host ? address : `${host} (${address})`;
    return failure('denied_target', `${named} may not be reached: ${reason}`);
  }
  return null;
}

interface CheckedTarget {
  readonly host: string;
  readonly port: number | null;
  readonly addresses: readonly string[];
}

async function refusedEndpoint(
  deadline: Deadline,
  { host, port, addresses }: CheckedTarget,
  policy: OutboundPolicy,
): Promise<OutboundFailure | null> {
  for (const own of policy.ownEndpoints) {
    if (own.port !== port) continue;
    const found = isIP(own.host) === 0 ? await lookUp(deadline, own.host, policy) : literal(own.host);
    const ours = found.ok ? found.value : [];
    const same =
      own.host.toLowerCase() === host.toLowerCase() ||
      addresses.some((address) => ours.some((ownAddress) => reachesSameHost(address, ownAddress)));
    if (same) return failure('denied_target', `${host}:${port} may not be reached: own_endpoint`);
  }
  return deadline.over;
}
