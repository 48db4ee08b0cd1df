import type { AttachedDemo, Deps } from '../compose/deps.js';
import { createDemoPort } from './demo-port.js';

/** The demo in an ordinary Peil: loaded and removed at the wizard's word, looked at and not measured. */
export function bareDemo({ database, clock, log }: Deps): AttachedDemo {
  const port = createDemoPort({ database, clock, log: log.child({ part: 'demo' }) });
  return { port, begin: () => Promise.resolve(), close: () => port.close() };
}
