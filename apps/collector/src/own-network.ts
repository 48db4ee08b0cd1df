import type { OutboundPolicy, Log } from '@peil/platform';
import {
  prepareProbe,
  type PreparedProbe,
  type ProbeKind,
  type ProbeReason,
  type ProbeResult,
} from '@peil/probes';

const FRESH_MS = 5000;
const TIMEOUT_MS = 2000;

interface Verdict {
  readonly atMs: number;
  readonly works: Promise<boolean>;
}

/** Tells whether this collector's own network works, by targets that practically never fail together. */
export class OwnNetwork {
  private readonly verdicts = new Map<string, Verdict>();

  constructor(
    private readonly policy: OutboundPolicy,
    private readonly log: Log,
    private readonly nowMs: () => number,
  ) {}

  /** True when at least one reference target answers, or when none is named. */
  works(targets: readonly string[]): Promise<boolean> {
    if (targets.length === 0) return Promise.resolve(true);
    const key = targets.join(' ');
    const known = this.verdicts.get(key);
    if (known && this.nowMs() - known.atMs < FRESH_MS) return known.works;
    const works = this.tryAll(targets);
    this.verdicts.set(key, { atMs: this.nowMs(), works });
    return works;
  }

  private async tryAll(targets: readonly string[]): Promise<boolean> {
    const probes = targets.flatMap((target) => this.prepare(target) ?? []);
    if (probes.length === 0) return true;
    const signal = AbortSignal.timeout(TIMEOUT_MS + 500);
    const results = await Promise.all(
      probes.map((probe) => probe.run(TIMEOUT_MS, { signal, policy: this.policy })),
    );
    const works = results.some(answered);
    if (!works) this.log.warn({ targets }, 'no reference target answers: failures count as unknown');
    return works;
  }

  private prepare(target: string): PreparedProbe | undefined {
    const prepared = prepareProbe(kindOf(target), target, {});
    if (prepared.ok) return prepared.probe;
    this.log.warn({ target, faults: prepared.faults }, 'a reference target is not written correctly');
    return undefined;
  }
}

const NO_ANSWER: ReadonlySet<ProbeReason> = new Set(['timeout', 'refused', 'reset', 'unreachable', 'dns']);

/** Any answer will do, also an error page: it came through our network. */
function answered({ outcome, reason }: ProbeResult): boolean {
  return outcome !== 'unknown' && (reason === null || !NO_ANSWER.has(reason));
}

/** `https://…` is fetched, `host:port` is connected to, anything else is pinged. */
function kindOf(target: string): ProbeKind {
  if (/^https?:\/\//i.test(target)) return 'http';
  return /^(\[[^\]]+\]|[^:]+):\d+$/.test(target) ? 'tcp' : 'icmp';
}
