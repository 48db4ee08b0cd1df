import { lookup as lookupSystem, Resolver } from 'node:dns/promises';
import { createHostsFile, type HostsFile } from './hosts-file.js';
import { errorCode } from './outbound-result.js';

/** The addresses of a name, or why there are none. Never throws. */
export type NameAnswer =
  | { readonly ok: true; readonly addresses: readonly string[]; readonly ttlMs: number }
  | { readonly ok: false; readonly detail: string; readonly reason?: never };

export type NameLookup = (name: string) => Promise<NameAnswer>;

interface NameLookupOptions {
  readonly servers?: readonly string[];
  readonly hosts?: HostsFile;
}

/** A failing name server is seen by the next check, so an answer lives shortly whatever its TTL says. */
const LONGEST_CACHE_MS = 10_000;
const MOST_CACHED_NAMES = 5_000;
const QUERY_TIMEOUT_MS = 2_000;
const NO_ANSWER_CODES = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Names are asked of the name servers directly (c-ares): getaddrinfo occupies one of four threads for as
 * long as a dead server takes, which would delay every other check. Names without a dot go to the system,
 * which knows the search domains. IPv4 answers are used when there are any, else IPv6.
 */
export function createNameLookup(options: NameLookupOptions = {}): NameLookup {
  const hosts = options.hosts ?? createHostsFile();
  const resolver = new Resolver({ timeout: QUERY_TIMEOUT_MS, tries: 2 });
  if (options.servers !== undefined) resolver.setServers([...options.servers]);
  return remembered(async (name) => {
    const local = await hosts.addressesOf(name);
    if (local.length > 0) return { ok: true, addresses: local, ttlMs: 0 };
    const bySystem = options.servers === undefined && !name.includes('.');
    return bySystem ? askSystem(name) : askServers(name, resolver);
  });
}

/** Keeps answers for their TTL (at most ten seconds) and lets equal questions share one query. */
function remembered(ask: NameLookup): NameLookup {
  const answers = new Map<string, { readonly answer: NameAnswer; readonly untilMs: number }>();
  const asking = new Map<string, Promise<NameAnswer>>();
  const askAndKeep = async (name: string): Promise<NameAnswer> => {
    try {
      const answer = await ask(name);
      const ttlMs = answer.ok ? Math.min(answer.ttlMs, LONGEST_CACHE_MS) : 0;
      if (answers.size >= MOST_CACHED_NAMES) answers.clear();
      if (ttlMs > 0) answers.set(name, { answer, untilMs: performance.now() + ttlMs });
      return answer;
    } finally {
      asking.delete(name);
    }
  };
  return (rawName) => {
    const name = rawName.toLowerCase().replace(/\.$/, '');
    const known = answers.get(name);
    if (known !== undefined && known.untilMs > performance.now()) return Promise.resolve(known.answer);
    const query = asking.get(name) ?? askAndKeep(name);
    if (!asking.has(name)) asking.set(name, query);
    return query;
  };
}

async function askServers(name: string, resolver: Resolver): Promise<NameAnswer> {
  try {
    return answered(await resolver.resolve4(name, { ttl: true }));
  } catch (error) {
    if (errorCode(error) !== 'ENODATA') return failed(name, error);
  }
  try {
    return answered(await resolver.resolve6(name, { ttl: true }));
  } catch (error) {
    return failed(name, error);
  }
}

function answered(records: readonly { address: string; ttl: number }[]): NameAnswer {
  const ttlMs = Math.min(...records.map(({ ttl }) => ttl)) * 1000;
  return { ok: true, addresses: records.map(({ address }) => address), ttlMs };
}

async function askSystem(name: string): Promise<NameAnswer> {
  try {
    const found = await lookupSystem(name, { all: true, verbatim: false });
    return { ok: true, addresses: found.map(({ address }) => address), ttlMs: 0 };
  } catch (error) {
    return failed(name, error);
  }
}

function failed(name: string, error: unknown): NameAnswer {
  const code = errorCode(error);
  const why = NO_ANSWER_CODES.has(code) ? 'has no address' : `could not be looked up (${code})`;
  return { ok: false, detail: `the name "${name}" ${why}` };
}
