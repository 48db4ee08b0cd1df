import { z } from 'zod';
import { checkKind, level, organisationKind, role, slug } from './vocabulary.js';

const time = z.string().regex(/^\d{1,2}:\d{2}$/, 'a time such as 08:30');
const block = z.tuple([time, time]);
/** "30s", "5m", "1h" or milliseconds. */
const duration = z.string().regex(/^\d+(ms|s|m|h|d)$/, 'a duration such as 30s, 5m or 1h');
const name = z.string().min(1).max(200);

/** `peil.yaml`: what is watched, for whom, and what was promised. Ids are unique within their list. */
export const configFile = z.strictObject({
  version: z.literal(1).default(1),
  organisations: z
    .array(
      z.strictObject({
        id: slug,
        name,
        kind: organisationKind.default('municipality'),
        allow: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  people: z
    .array(z.strictObject({ email: z.email(), name, organisation: slug, roles: z.array(role).min(1) }))
    .default([]),
  teams: z
    .array(
      z.strictObject({
        id: slug,
        name,
        organisation: slug.optional(),
        onCall: z.array(z.email()).default([]),
      }),
    )
    .default([]),
  sites: z
    .array(
      z.strictObject({
        id: slug,
        name,
        organisation: slug.optional(),
        reference: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  services: z
    .array(
      z.strictObject({
        id: slug,
        name,
        description: z.string().default(''),
        team: slug.optional(),
        impact: level.default('medium'),
        usedBy: z.array(slug).optional(),
      }),
    )
    .default([]),
  items: z
    .array(
      z.strictObject({
        id: slug,
        name,
        services: z.array(slug).default([]),
        servesOnly: slug.optional(),
        dependsOn: z.array(slug).default([]),
      }),
    )
    .default([]),
  checks: z
    .array(
      z.strictObject({
        id: slug,
        name: name.optional(),
        kind: checkKind,
        target: z.string().min(1).max(2048),
        item: slug.optional(),
        service: slug.optional(),
        site: slug.optional(),
        every: duration.default('60s'),
        retryEvery: duration.optional(),
        timeout: duration.default('10s'),
        confirmations: z.int().min(1).max(20).default(2),
        recoveries: z.int().min(1).max(20).default(1),
        enabled: z.boolean().default(true),
        settings: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default([]),
  calendars: z
    .array(
      z.strictObject({
        id: slug,
        name,
        zone: z.string().default('Europe/Amsterdam'),
        hours: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.array(block)),
        holidays: z.union([z.literal('dutch-municipal'), z.array(z.iso.date())]).default([]),
        exceptions: z.record(z.iso.date(), z.array(block)).default({}),
      }),
    )
    .default([]),
  serviceLevels: z
    .array(
      z.strictObject({
        priority: z.enum(['P1', 'P2', 'P3', 'P4', 'P5']),
        calendar: slug,
        firstResponse: duration,
        resolution: duration,
        organisation: slug.optional(),
      }),
    )
    .default([]),
});

export type ConfigFile = z.infer<typeof configFile>;
