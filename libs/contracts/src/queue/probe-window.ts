import { z } from 'zod';
import { checkKind, id, slug } from '../vocabulary.js';

/** Bumped when a collector of the previous version could misread a job; a mismatch is refused with a clear reason. */
export const QUEUE_CONTRACT_VERSION = 1;

/** All a collector needs to run one check; it holds no database credentials. */
export const probeCheck = z.object({
  id,
  organisationId: id,
  kind: checkKind,
  target: z.string().min(1).max(2048),
  settings: z.record(z.string(), z.unknown()),
  intervalMs: z.int().min(1000),
  retryIntervalMs: z.int().min(1000),
  timeoutMs: z.int().min(100),
  confirmations: z.int().min(1),
});

/** One site's shard of checks for one half-open window [startMs, endMs), epoch milliseconds. */
export const probeWindowJob = z.object({
  version: z.literal(QUEUE_CONTRACT_VERSION),
  site: slug,
  siteId: id,
  shard: z.int().min(0),
  startMs: z.int(),
  endMs: z.int(),
  referenceTargets: z.array(z.string()),
  allowedCidrs: z.record(z.string(), z.array(z.string())),
  checks: z.array(probeCheck).max(500),
  /** Set when a collector handed the window back: it started everything due before this instant. */
  resumeFromMs: z.int().optional(),
});

export type ProbeCheck = z.infer<typeof probeCheck>;
export type ProbeWindowJob = z.infer<typeof probeWindowJob>;
