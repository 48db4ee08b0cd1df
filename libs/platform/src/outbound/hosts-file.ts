import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';

/** Names the machine itself knows, which the name servers are never asked about. */
export interface HostsFile {
  addressesOf(name: string): Promise<readonly string[]>;
}

const PATH = process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';
const RECHECK_MS = 5_000;

/** Read again when the file changed, looked at every five seconds at most; a missing file knows nothing. */
export function createHostsFile(path = PATH): HostsFile {
  let names: ReadonlyMap<string, readonly string[]> = new Map();
  let modifiedMs = -1;
  let checkedMs = Number.NEGATIVE_INFINITY;
  const refresh = async () => {
    checkedMs = performance.now();
    try {
      const { mtimeMs } = await stat(path);
      if (mtimeMs === modifiedMs) return;
      names = parseHosts(await readFile(path, 'utf8'));
      modifiedMs = mtimeMs;
    } catch {
      names = new Map();
      modifiedMs = -1;
    }
  };
  return {
    async addressesOf(name) {
      if (performance.now() - checkedMs > RECHECK_MS) await refresh();
      const known = names.get(name);
      if (known !== undefined) return known;
      return name === 'localhost' || name.endsWith('.localhost') ? ['127.0.0.1'] : [];
    },
  };
}

/** IPv4 lines win over IPv6 lines of the same name, as for answers of name servers. */
function parseHosts(text: string): Map<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (isIP(address) === 0) continue;
    for (const name of names)
      found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), address]);
  }
  const preferred = [...found].map(([name, addresses]) => {
    const ipv4 = addresses.filter((address) => isIP(address) === 4);
    return [name, ipv4.length > 0 ? ipv4 : addresses] as const;
  });
  return new Map(preferred);
}
