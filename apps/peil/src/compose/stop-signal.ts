import { EXIT } from '../cli/exit-codes.js';

/** Signals that end Peil in good order: open work is finished, then everything closes. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** npm and the terminal both pass a Ctrl-C on; only a later one means "now". */
const ECHO_MS = 1000;
const KILLED_EXIT_CODE = 130;

export interface Life {
  /** Resolves with the exit code once a signal came or something vital was lost. */
  readonly ended: Promise<number>;
  readonly fail: () => void;
}

/** Listens for signals from now on; a second one, later than an echo, ends the process at once. */
export function beginLife(): Life {
  const failing = new AbortController();
  const ended = new Promise<number>((resolve) => {
    let firstMs: number | undefined;
    const onSignal = (): void => {
      if (firstMs !== undefined && performance.now() - firstMs > ECHO_MS) process.exit(KILLED_EXIT_CODE);
      firstMs ??= performance.now();
      resolve(EXIT.ok);
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
    failing.signal.addEventListener('abort', () => resolve(EXIT.unexpected), { once: true });
  });
  return { ended, fail: () => failing.abort() };
}
