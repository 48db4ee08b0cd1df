import { z } from 'zod';
import { id, outcome, slug } from '../vocabulary.js';
import { QUEUE_CONTRACT_VERSION } from './probe-window.js';

/** The outcome of one probe. (checkId, dueMs) is the idempotency key; times are epoch milliseconds. */
export const sample = z.object({
  checkId: id,
  organisationId: id,
  dueMs: z.int(),
  /** Start lag: actual start minus due instant. Kept apart from the duration of the probe. */
  lagMs: z.number(),
  durationMs: z.number().min(0),
  outcome,
  reason: z.string().max(40).nullable(),
  phasesMs: z.record(z.string(), z.number()).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  evidence: z.string().max(4096).optional(),
});

/** At most 500 samples or one second of them, from one collector of one site. */
export const sampleBatch = z.object({
  version: z.literal(QUEUE_CONTRACT_VERSION),
  site: slug,
  siteId: id,
  collector: z.string().min(1).max(120),
  sentAtMs: z.int(),
  /** An empty batch is a sign of life. */
  samples: z.array(sample).max(500),
});

export type Sample = z.infer<typeof sample>;
export type SampleBatch = z.infer<typeof sampleBatch>;
