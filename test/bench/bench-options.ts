import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly checks: number;
  readonly intervalS: number;
  readonly minutes: number;
  /** 0..1: share of the targets that accept a connection and never answer. */
  readonly hanging: number;
  readonly peer: boolean;
  /** Folder for a CPU profile of each part. */
  readonly profile: string | undefined;
}

const USAGE =
  'npm run bench:collector -- [--checks 2000] [--interval 20] [--minutes 3] [--hanging 0] [--no-peer] [--profile folder]';

/** Reads the arguments; a wrong one ends the process with what was expected. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        checks: { type: 'string', default: '2000' },
        interval: { type: 'string', default: '20' },
        minutes: { type: 'string', default: '3' },
        hanging: { type: 'string', default: '0' },
        'no-peer': { type: 'boolean', default: false },
        profile: { type: 'string' },
      },
    });
    return {
      checks: numberIn(values, 'checks', [1, 100_000]),
      intervalS: numberIn(values, 'interval', [1, 3600]),
      minutes: numberIn(values, 'minutes', [0.1, 600]),
      hanging: numberIn(values, 'hanging', [0, 1]),
      peer: !values['no-peer'],
      profile: values.profile,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return process.exit(2);
  }
}

function numberIn(values: Record<string, unknown>, name: string, [least, most]: [number, number]): number {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} takes a number from ${least} to ${most}, not "${String(values[name])}".`);
}
