import type { ProbeCheck, Sample } from '@peil/contracts';
import type { Log, OutboundPolicy } from '@peil/platform';
import { runCheck, runnable, type RunnableCheck } from './check-run.js';
import { extendBadRun, nextConfirmationMs, type BadRun } from './confirmation.js';
import { Lanes, SLOW_MS } from './lanes.js';
import type { OwnNetwork } from './own-network.js';

/** What this process remembers of a check between its windows. */
interface CheckMemory {
  runnable: RunnableCheck;
  definition: string;
  /** The newest due instant that was started; an instant is never started twice. */
  lastDueMs: number;
  badRun: BadRun | null;
  slow: boolean;
  busyUntilMs: number;
}

export interface CheckDeskDeps {
  readonly policy: OutboundPolicy;
  readonly network: OwnNetwork;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly onProbe: (kind: string, outcome: string, lagMs: number) => void;
}

/** What one due instant came to: its sample, and when to confirm it. `null`: this instant was not run. */
export type DueResult = { readonly sample: Sample; readonly confirmAtMs: number | null } | null;

export interface WindowContext {
  readonly allowedCidrs: Readonly<Record<string, readonly string[]>>;
  readonly referenceTargets: readonly string[];
}

/** Most probes at once; hanging targets have places of their own and cannot take those of the others. */
const MOST_AT_ONCE = { quick: 2000, slow: 2000 };
const GRACE_MS = 5000;
const FORGET_AFTER_MS = 3_600_000;

/** Runs checks at their due instants and remembers what the next run must know. */
export class CheckDesk {
  private readonly memory = new Map<string, CheckMemory>();
  private readonly lanes = new Lanes(MOST_AT_ONCE);
  private readonly running = new Set<Promise<unknown>>();

  constructor(private readonly deps: CheckDeskDeps) {}

  /** Judges the checks of a window before their first instant, so that nothing but measuring happens then. */
  prepare(checks: readonly ProbeCheck[], { allowedCidrs }: WindowContext): void {
    for (const check of checks) this.remember(check, allowedCidrs[check.organisationId] ?? []);
    const longAgoMs = this.deps.nowMs() - FORGET_AFTER_MS;
    for (const [id, { lastDueMs }] of this.memory)
      if (lastDueMs > 0 && lastDueMs < longAgoMs) this.memory.delete(id);
  }

  async runDue(
    checkId: string,
    dueMs: number,
    context: WindowContext,
    signal: AbortSignal,
  ): Promise<DueResult> {
    const memory = this.memory.get(checkId);
    const nowMs = this.deps.nowMs();
    if (!memory || dueMs <= memory.lastDueMs) return null;
    memory.lastDueMs = dueMs;
    if (nowMs < memory.busyUntilMs) return null;
    memory.busyUntilMs = nowMs + memory.runnable.check.timeoutMs + GRACE_MS;
    const run = this.lanes.run(memory.slow ? 'slow' : 'quick', () =>
      this.measure(memory, dueMs, context, signal),
    );
    this.running.add(run);
    return run.finally(() => {
      memory.busyUntilMs = 0;
      this.running.delete(run);
    });
  }

  /** Resolves when no probe runs any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  private async measure(
    memory: CheckMemory,
    dueMs: number,
    { referenceTargets }: WindowContext,
    signal: AbortSignal,
  ): Promise<DueResult> {
    const { check } = memory.runnable;
    const measured = await runCheck(memory.runnable, { dueMs, startedMs: this.deps.nowMs() }, signal);
    memory.slow = measured.durationMs >= SLOW_MS;
    const sample = await this.judgeNetwork(measured, referenceTargets);
    this.deps.onProbe(check.kind, sample.outcome, sample.lagMs);
    memory.badRun = extendBadRun(memory.badRun, sample.outcome);
    const confirmAtMs =
      sample.outcome === 'unknown'
        ? null
        : nextConfirmationMs(check, memory.badRun, { dueMs, nowMs: this.deps.nowMs() });
    return { sample, confirmAtMs };
  }

  /** A failure while our own network is down says nothing about the target. */
  private async judgeNetwork(sample: Sample, referenceTargets: readonly string[]): Promise<Sample> {
    if (sample.outcome !== 'fail' || (await this.deps.network.works(referenceTargets))) return sample;
    return { ...sample, outcome: 'unknown', reason: 'own_network' };
  }

  private remember(check: ProbeCheck, allowedCidrs: readonly string[]): void {
    const definition = JSON.stringify([check, allowedCidrs]);
    const known = this.memory.get(check.id);
    if (known?.definition === definition) return;
    const prepared = runnable(check, this.deps.policy, allowedCidrs);
    if (!prepared.prepared.ok) {
      this.deps.log.warn(
        { checkId: check.id, faults: prepared.prepared.faults },
        'a check cannot be run as written',
      );
    }
    if (known) Object.assign(known, { definition, runnable: prepared, badRun: null });
    else this.memory.set(check.id, { ...FRESH, definition, runnable: prepared });
  }
}

const FRESH = { lastDueMs: 0, badRun: null, slow: false, busyUntilMs: 0 };
