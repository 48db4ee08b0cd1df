import { z } from 'zod';
import { durationLimitFields, fieldMeta } from '../field.js';

const ratio = z.number().gt(0).max(1);

/** Settings of an icmp check. `degradedMs` and `failMs` are about the mean round trip. */
export const icmpSettings = z
  .strictObject({
    packets: z
      .int()
      .min(1)
      .max(20)
      .default(3)
      .meta(fieldMeta({ nl: 'Aantal pakketten', en: 'Packets' })),
    periodMs: z
      .int()
      .min(10)
      .max(5_000)
      .default(200)
      .meta(fieldMeta({ nl: 'Tijd tussen pakketten (ms)', en: 'Time between packets (ms)' })),
    degradedLossRatio: ratio
      .default(0.2)
      .meta(fieldMeta({ nl: 'Verminderd vanaf verlies (0–1)', en: 'Degraded from loss (0–1)' })),
    failLossRatio: ratio
      .default(1)
      .meta(fieldMeta({ nl: 'Mislukt vanaf verlies (0–1)', en: 'Failed from loss (0–1)' })),
    ...durationLimitFields,
  })
  .refine(({ degradedLossRatio, failLossRatio }) => degradedLossRatio <= failLossRatio, {
    path: ['degradedLossRatio'],
    error: 'may not be more than failLossRatio',
  });

export type IcmpSettings = z.infer<typeof icmpSettings>;
