/** A collector as a process of its own, for specs that kill it. Reads one JSON argument, says "ready". */
import { createLog, createOutboundPolicy } from '@peil/platform';
import { createQueues } from '@peil/queues';
import { Collector } from '../../apps/collector/src/collector.js';

interface Start {
  readonly redisUrl?: string;
  readonly databaseUrl: string;
  readonly name: string;
  readonly sites: readonly string[];
  readonly spoolDir: string;
}

/** Guarantee: only collector-process.ts starts this file. */
const start = JSON.parse(process.argv[2] ?? '{}') as Start;
const log = createLog({ level: 'warn', process: start.name });
const queues = await createQueues({ ...start, log });
const collector = await Collector.start({
  ...start,
  queues,
  log,
  policy: createOutboundPolicy({ labMode: true }),
});

process.once('SIGTERM', () => {
  void collector
    .close()
    .then(() => queues.close())
    .then(() => process.exit(0));
});
console.log('ready');
