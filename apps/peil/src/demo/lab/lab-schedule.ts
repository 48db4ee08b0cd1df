import { outageAt, type OutagePlan } from './lab-plan.js';
import type { LabServer } from './lab-server.js';

/** What the schedule needs of time; tests bring their own. */
export interface LabTimer {
  nowMs(): number;
  /** Runs once after the delay; the result cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

/** Breaks and mends servers of the lab until it is stopped. */
export interface LabSchedule {
  readonly plans: readonly OutagePlan[];
  start(): void;
  stop(): void;
}

/** Does not keep the process alive. */
export const realTimer: LabTimer = {
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

interface ScheduleParts {
  readonly servers: readonly LabServer[];
  readonly plans: readonly OutagePlan[];
  readonly timer: LabTimer;
  /** A server that could not be broken or mended; the schedule goes on. */
  readonly onFault: (server: string, error: unknown) => void;
}

export function createLabSchedule({ servers, plans, timer, onFault }: ScheduleParts): LabSchedule {
  const cancels = new Map<string, () => void>();
  const follow = (server: LabServer, plan: OutagePlan, startedMs: number) => {
    const { failing, changesInMs } = outageAt(plan, timer.nowMs() - startedMs);
    const change = failing ? server.fail() : server.heal();
    change.catch((error: unknown) => onFault(server.name, error));
    cancels.set(
      server.name,
      timer.after(Math.max(1, changesInMs), () => follow(server, plan, startedMs)),
    );
  };
  const stop = () => {
    for (const cancel of cancels.values()) cancel();
    cancels.clear();
  };
  return {
    plans,
    start: () => {
      stop();
      const startedMs = timer.nowMs();
      for (const plan of plans) {
        const server = servers.find(({ name }) => name === plan.server);
        if (server !== undefined) follow(server, plan, startedMs);
      }
    },
    stop,
  };
}
