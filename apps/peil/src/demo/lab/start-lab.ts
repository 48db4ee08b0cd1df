import { systemClock } from '@peil/platform';
import { createLabAuthority, type LabAuthority } from './certificates.js';
import { startDnsServer } from './dns-server.js';
import { startSecureWebServer, startWebServer, WEB_SERVERS } from './http-servers.js';
import { outagePlans } from './lab-plan.js';
import { createLabSchedule, realTimer, type LabSchedule, type LabTimer } from './lab-schedule.js';
import type { LabServer, RunningServer } from './lab-server.js';
import { startEchoServer, startMailServer, startRefusedPort } from './tcp-servers.js';
import { startTlsServer, TLS_SERVERS } from './tls-servers.js';

export interface LabOptions {
  /** The same seed gives the same schedule. */
  readonly seed: number;
  /** First of a row of ports; 0 takes free ones. */
  readonly portBase?: number;
  /** Of an earlier start; a new one by default. */
  readonly authority?: LabAuthority;
  readonly timer?: LabTimer;
  readonly onFault?: (server: string, error: unknown) => void;
}

export interface Lab {
  readonly servers: readonly LabServer[];
  /** Not started: call `schedule.start()` to let servers fail by themselves. */
  readonly schedule: LabSchedule;
  close(): Promise<void>;
}

const YEAR_MS = 365 * 86_400_000;

/** Starts every server of the lab, or none: a taken port rejects and closes what was open. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const servers: RunningServer[] = [];
  const close = async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    for (const start of await startersOf(options, systemClock.nowMs())) {
      const port = options.portBase ? options.portBase + servers.length : 0;
      servers.push(await start(port));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const schedule = createLabSchedule({
    servers,
    plans: outagePlans(options.seed),
    timer: options.timer ?? realTimer,
    onFault: options.onFault ?? (() => undefined),
  });
  return {
    servers,
    schedule,
    close: async () => {
      schedule.stop();
      await close();
    },
  };
}

type Starter = (port: number) => Promise<RunningServer>;

async function startersOf(options: LabOptions, nowMs: number): Promise<readonly Starter[]> {
  const authority = options.authority ?? (await createLabAuthority(nowMs));
  return [
    ...WEB_SERVERS.map(
      (plan): Starter =>
        (port) =>
          startWebServer(plan, port),
    ),
    (port) => startSecureWebServer(authority, port, nowMs + YEAR_MS),
    ...TLS_SERVERS.map(
      (plan): Starter =>
        (port) =>
          startTlsServer(plan, { authority, port, nowMs }),
    ),
    startDnsServer,
    startEchoServer,
    startMailServer,
    startRefusedPort,
  ];
}
