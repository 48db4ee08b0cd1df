import { sampleBatch } from '@peil/contracts';
import { ingestSamples } from '@peil/monitoring';
import { SAMPLES_QUEUE, type WorkerHandle } from '@peil/queues';
import type { WorkerDeps } from './worker-deps.js';

/** Ingests batches one after another, in the order they were sent; acknowledged after COMMIT. */
export function consumeSamples(deps: Omit<WorkerDeps, 'onTransition'>): Promise<WorkerHandle> {
  const { database, queues, clock, log, metrics } = deps;
  return queues.work(SAMPLES_QUEUE, async ({ data }) => {
    const startedMs = performance.now();
    const batch = sampleBatch.parse(data);
    const { stored, refused } = await ingestSamples(database, batch, clock);
    metrics?.samplesIngested(stored, performance.now() - startedMs);
    if (refused > 0) {
      const { site, collector } = batch;
      log.warn(
        { refused, site, collector },
        'samples from the future or too long ago: check the clock there',
      );
    }
  });
}
