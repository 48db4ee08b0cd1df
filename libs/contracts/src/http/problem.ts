import { z } from 'zod';

/** RFC 9457 problem details. `faults` names each wrong field with what to do about it. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    code: z.string(),
    faults: z
      .array(z.object({ field: z.string(), reason: z.string(), hint: z.string().optional() }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

/** Keyset paging: pass `nextCursor` back as `cursor`; null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
