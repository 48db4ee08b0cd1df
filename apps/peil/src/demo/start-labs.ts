import type { WatchedLabs } from './catalogue/demo-config.js';
import { startLab } from './lab/start-lab.js';

export interface RunningLabs {
  readonly watched: WatchedLabs;
  close(): Promise<void>;
}

const SEED = 1;

/** Two labs: a steady one, so that not everything fails together, and one whose servers fail on a schedule. */
export async function startLabs(onFault: (server: string, error: unknown) => void): Promise<RunningLabs> {
  const steady = await startLab({ seed: SEED });
  const restless = await startLab({ seed: SEED, onFault });
  restless.schedule.start();
  return {
    watched: { steady: steady.servers, restless: restless.servers },
    close: async () => {
      await Promise.all([steady.close(), restless.close()]);
    },
  };
}
