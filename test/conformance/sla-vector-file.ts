import { readFileSync } from 'node:fs';
import { z } from 'zod';

const blocks = z.array(z.tuple([z.string(), z.string()]));
const hours = z.record(z.string(), blocks);
const version = z.object({ from: z.string().optional(), until: z.string().optional(), hours });
const calendar = z.object({
  tz: z.string(),
  hours: hours.optional(),
  versions: z.array(version).optional(),
  holidays: z.array(z.string()).default([]),
  exceptions: z.record(z.string(), blocks).default({}),
});
const seconds = z.number().int().nonnegative();
const instant = z.iso.datetime({ offset: true });
const vector = z.object({
  id: z.string(),
  kind: z.enum(['due', 'elapsed', 'warn_percent', 'warn_before']),
  calendar: z.string(),
  created: instant,
  created_raw: z.string().optional(),
  end: instant.optional(),
  target_seconds: seconds.nullish(),
  pauses: z.array(z.tuple([instant, instant.nullable()])).default([]),
  expected: z.union([instant, z.literal('error'), z.number(), z.null()]),
  remaining_seconds: seconds.optional(),
  percent: z.number().optional(),
  before_seconds: seconds.optional(),
  change: z
    .object({ at: instant, old_target_seconds: seconds, policy: z.enum(['from_creation', 'from_change']) })
    .optional(),
  why: z.string().default(''),
});
const vectorFile = z.object({
  timezone: z.string().optional(),
  calendars: z.record(z.string(), calendar),
  vectors: z.array(vector).min(1, 'holds no vectors'),
});

export type SlaVectorFile = z.infer<typeof vectorFile>;
export type SlaVector = z.infer<typeof vector>;
export type SlaVectorCalendar = z.infer<typeof calendar>;

/** A vector file that cannot be used, told in one sentence per fault. */
export class UnreadableVectorFile extends Error {
  override readonly name = 'UnreadableVectorFile';
}

/** Reads and checks a file in the format of `test/vectors/sla/vectors.json`. */
export function readSlaVectorFile(path: string): SlaVectorFile {
  const parsed = vectorFile.safeParse(parseJson(path, readText(path)));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || 'file'}: ${issue.message}`);
  throw new UnreadableVectorFile(`${path} is not a file of SLA vectors:\n${faults.join('\n')}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableVectorFile(`cannot read ${path}: ${reason}`, { cause: error });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableVectorFile(`${path} is no JSON: ${reason}`, { cause: error });
  }
}
