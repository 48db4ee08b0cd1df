import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/** Waits until the condition holds; for what other processes and connections do in real time. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const startedMs = performance.now();
  while (!(await condition())) {
    if (performance.now() - startedMs > withinMs) throw new Error(`It did not happen within ${withinMs} ms.`);
    await pause(POLL_MS);
  }
}
