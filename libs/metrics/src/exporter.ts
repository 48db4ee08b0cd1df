import { businessSeries } from './business-series.js';
import { checkSeries, type Read } from './check-series.js';
import type { PipelineMetrics } from './pipeline-metrics.js';

export const EXPOSITION_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** The whole of /metrics: checks, business, this process. */
export async function renderMetrics(source: {
  read: Read;
  now: Date;
  pipeline: PipelineMetrics;
}): Promise<string> {
  const checks = await checkSeries(source.read);
  const business = await businessSeries(source.read, source.now);
  return checks + business + (await source.pipeline.registry.metrics());
}
