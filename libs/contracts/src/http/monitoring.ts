import { z } from 'zod';
import { checkKind, checkStateName, id, instant, outcome } from '../vocabulary.js';

const ratio = z.number().min(0).max(1);

/** One local day of a service or check. Seconds of each class; classes not named are zero. `ratio` null: nothing known. */
export const dayBar = z
  .object({
    date: z.iso.date(),
    upSeconds: z.number(),
    degradedSeconds: z.number(),
    downSeconds: z.number(),
    unknownSeconds: z.number(),
    ratio: ratio.nullable(),
  })
  .meta({ id: 'DayBar' });

/** A service as one municipality experiences it: the worst of the checks that serve it. */
export const serviceCell = z
  .object({ organisationId: id, state: checkStateName, bars: z.array(dayBar), ratio: ratio.nullable() })
  .meta({ id: 'ServiceCell' });

export const serviceView = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    state: checkStateName,
    since: instant.nullable(),
    openOutageNumber: z.int().nullable(),
    checkCount: z.int(),
    cells: z.array(serviceCell),
  })
  .meta({ id: 'Service' });

export const checkView = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    kind: checkKind,
    target: z.string(),
    site: z.object({ id, name: z.string() }),
    item: z.object({ id, name: z.string() }),
    services: z.array(z.object({ id, name: z.string() })),
    intervalMs: z.int(),
    retryIntervalMs: z.int(),
    timeoutMs: z.int(),
    confirmations: z.int(),
    recoveries: z.int(),
    enabled: z.boolean(),
    state: checkStateName,
    hard: z.boolean(),
    since: instant.nullable(),
    lastSampleAt: instant.nullable(),
    lastOutcome: outcome.nullable(),
    lastReason: z.string().nullable(),
    lastDurationMs: z.number().nullable(),
  })
  .meta({ id: 'Check' });

export const sampleView = z
  .object({
    dueAt: instant,
    outcome,
    reason: z.string().nullable(),
    durationMs: z.number(),
    lagMs: z.number(),
    phasesMs: z.record(z.string(), z.number()).nullable(),
    evidence: z.string().nullable(),
  })
  .meta({ id: 'Sample' });

/** Latency series, at most 1,000 points: arrays of equal length, times in epoch seconds. */
export const seriesView = z
  .object({
    bucketSeconds: z.number(),
    times: z.array(z.number()),
    p50Ms: z.array(z.number().nullable()),
    maxMs: z.array(z.number().nullable()),
    failRatio: z.array(ratio.nullable()),
  })
  .meta({ id: 'Series' });

export const transitionView = z
  .object({
    id: z.int(),
    at: instant,
    from: checkStateName,
    to: checkStateName,
    hard: z.boolean(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Transition' });

export const checkDetail = checkView
  .extend({
    settings: z.record(z.string(), z.unknown()),
    bars: z.array(dayBar),
    ratio: ratio.nullable(),
    samples: z.array(sampleView),
    transitions: z.array(transitionView),
    series: seriesView,
  })
  .meta({ id: 'CheckDetail' });

export const outageView = z
  .object({
    id,
    number: z.int(),
    title: z.string(),
    reason: z.string().nullable(),
    item: z.object({ id, name: z.string() }),
    services: z.array(z.object({ id, name: z.string() })),
    organisations: z.array(z.object({ id, name: z.string() })),
    startedAt: instant,
    detectedAt: instant,
    endedAt: instant.nullable(),
    failingChecks: z.int(),
    totalChecks: z.int(),
    complaintCount: z.int(),
    incidentNumber: z.int().nullable(),
  })
  .meta({ id: 'Outage' });

export const outageDetail = outageView
  .extend({
    checks: z.array(
      z.object({
        id,
        name: z.string(),
        startedAt: instant,
        endedAt: instant.nullable(),
        reason: z.string().nullable(),
        evidence: z.string().nullable(),
      }),
    ),
    tickets: z.array(
      z.object({
        id,
        number: z.int(),
        kind: z.string(),
        subject: z.string(),
        organisationName: z.string(),
        createdAt: instant,
        offered: z.boolean(),
      }),
    ),
    timeline: z.array(
      z.object({
        at: instant,
        kind: z.enum(['first_bad', 'detected', 'check_joined', 'check_left', 'ticket', 'message', 'ended']),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'OutageDetail' });

export const waveView = z
  .object({
    id,
    ordinal: z.int(),
    name: z.string(),
    startsAt: instant,
    cells: z.array(z.object({ organisationName: z.string(), serviceName: z.string(), at: instant })),
  })
  .meta({ id: 'Wave' });

export const checkKindView = z
  .object({
    kind: checkKind,
    label: z.object({ nl: z.string(), en: z.string() }),
    /** JSON Schema of the settings; forms are made from it. */
    settingsSchema: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CheckKindDescription' });

export type DayBar = z.infer<typeof dayBar>;
export type ServiceView = z.infer<typeof serviceView>;
export type CheckView = z.infer<typeof checkView>;
export type CheckDetail = z.infer<typeof checkDetail>;
export type OutageView = z.infer<typeof outageView>;
export type OutageDetail = z.infer<typeof outageDetail>;
export type WaveView = z.infer<typeof waveView>;
