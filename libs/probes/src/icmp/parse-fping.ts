/** What fping printed about the addresses of one batch. */
export interface FpingOutput {
  readonly rttsMs: ReadonlyMap<string, readonly (number | null)[]>;
  /** Addresses for which a router or the machine itself said that they cannot be reached. */
  readonly unreachable: ReadonlySet<string>;
  /** Addresses to which this machine could not send at all. */
  readonly unsendable: ReadonlyMap<string, string>;
}

const SUMMARY = /^(\S+)\s+:((?: (?:-|\d+(?:\.\d+)?))+)$/;
const ICMP_ERROR = /^ICMP .*(?:Unreachable|Exceeded).* ICMP Echo sent to (\S+)/i;
const SEND_ERROR = /^(\S+): error while sending ping: (.+)$/;

/** Reads the standard error of `fping -C n -q`: `10.0.0.1 : 0.24 - 0.31`. Other lines are skipped. */
export function parseFping(text: string): FpingOutput {
  const rttsMs = new Map<string, readonly (number | null)[]>();
  const unreachable = new Set<string>();
  const unsendable = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, address, values] = SUMMARY.exec(line.trimEnd()) ?? [];
    if (address !== undefined && values !== undefined) {
      rttsMs.set(address, values.trim().split(' ').map(rttOf));
      continue;
    }
    const icmp = ICMP_ERROR.exec(line)?.[1];
    if (icmp !== undefined) unreachable.add(icmp);
    const [, unsent, why] = SEND_ERROR.exec(line) ?? [];
    if (unsent !== undefined && why !== undefined) unsendable.set(unsent, why);
  }
  return { rttsMs, unreachable, unsendable };
}

const rttOf = (value: string) => (value === '-' ? null : Number(value));
