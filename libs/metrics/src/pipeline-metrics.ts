import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { PIPELINE_FAMILIES, type MetricFamily } from './catalogue.js';

const LAG_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Gauges of prom-client that end in `_total`, which promtool refuses; each has a twin by type. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** What one process of Peil counts about itself, beside prom-client's process metrics. */
export interface PipelineMetrics {
  readonly registry: Registry;
  probeRun(kind: string, outcome: string, lagMs: number): void;
  samplesIngested(stored: number, durationMs: number): void;
  windowsPlanned(count: number): void;
  messageSent(channel: string, outcome: string): void;
  httpRequest(request: { method: string; route: string; status: number; durationMs: number }): void;
}

/** Makes the counters of this process; call once a process (one process, one target). */
export function createPipelineMetrics(): PipelineMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const probes = counter(registry, PIPELINE_FAMILIES.probes);
  const lag = histogram(registry, PIPELINE_FAMILIES.probeLag, LAG_BUCKETS);
  const samples = counter(registry, PIPELINE_FAMILIES.samples);
  const ingest = histogram(registry, PIPELINE_FAMILIES.ingestDuration, DURATION_BUCKETS);
  const windows = counter(registry, PIPELINE_FAMILIES.windowsPlanned);
  const messages = counter(registry, PIPELINE_FAMILIES.messagesSent);
  const http = histogram(registry, PIPELINE_FAMILIES.httpDuration, DURATION_BUCKETS);
  return {
    registry,
    probeRun(kind, outcome, lagMs) {
      probes.inc({ kind, outcome });
      lag.observe(lagMs / 1000);
    },
    samplesIngested(stored, durationMs) {
      samples.inc(stored);
      ingest.observe(durationMs / 1000);
    },
    windowsPlanned: (count) => windows.inc(count),
    messageSent: (channel, outcome) => messages.inc({ channel, outcome }),
    httpRequest: ({ method, route, status, durationMs }) =>
      http.observe({ method, route, status: String(status) }, durationMs / 1000),
  };
}

function counter(registry: Registry, family: MetricFamily): Counter {
  return new Counter({
    name: family.name,
    help: family.help,
    labelNames: [...family.labels],
    registers: [registry],
  });
}

function histogram(registry: Registry, family: MetricFamily, buckets: number[]): Histogram {
  return new Histogram({
    name: family.name,
    help: family.help,
    labelNames: [...family.labels],
    buckets,
    registers: [registry],
  });
}
