import { createPcg32 } from './random/pcg32.js';
import { drawInteger } from './random/draw.js';
import type { WatchedLabs } from './catalogue/demo-config.js';
import { createLabAuthority, restoreLabAuthority, type LabAuthority } from './lab/certificates.js';
import { startLab, type Lab } from './lab/start-lab.js';

/** What makes the labs of a later start look the same to checks that are already planned. */
export interface SavedLabs {
  readonly portBase: number;
  readonly caPem: string;
  readonly keyPem: string;
}

export interface RunningLabs {
  readonly watched: WatchedLabs;
  readonly saved: SavedLabs;
  close(): Promise<void>;
}

export interface LabsOptions {
  readonly nowMs: number;
  readonly saved: SavedLabs | undefined;
  readonly onFault: (server: string, error: unknown) => void;
}

const SEED = 1;
const PORTS_EACH = 40;
const ATTEMPTS = 20;

/**
 * Two labs: a steady one, so that not everything fails together, and one whose servers fail on a schedule.
 * They listen where they did before when those ports are still free.
 */
export async function startLabs({ nowMs, saved, onFault }: LabsOptions): Promise<RunningLabs> {
  const authority = saved ? await restoreLabAuthority(saved, nowMs) : await createLabAuthority(nowMs);
  const random = createPcg32(nowMs);
  for (let attempt = 1; ; attempt += 1) {
    const portBase = attempt === 1 && saved ? saved.portBase : drawPortBase(random);
    try {
      return await startBoth(portBase, authority, onFault);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** Below the ports that systems give out by themselves. */
function drawPortBase(random: { next(): number }): number {
  return drawInteger(random, 200, 310) * 100;
}

async function startBoth(
  portBase: number,
  authority: LabAuthority,
  onFault: LabsOptions['onFault'],
): Promise<RunningLabs> {
  const steady = await startLab({ seed: SEED, portBase, authority });
  const restless = await startRestless(steady, { portBase: portBase + PORTS_EACH, authority, onFault });
  restless.schedule.start();
  return {
    watched: { steady: steady.servers, restless: restless.servers },
    saved: { portBase, caPem: authority.caPem, keyPem: authority.keyPem },
    close: async () => {
      await Promise.all([steady.close(), restless.close()]);
    },
  };
}

async function startRestless(
  steady: Lab,
  options: { portBase: number; authority: LabAuthority; onFault: LabsOptions['onFault'] },
): Promise<Lab> {
  try {
    return await startLab({ seed: SEED, ...options });
  } catch (error) {
    await steady.close();
    throw error;
  }
}
