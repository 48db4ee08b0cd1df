import type { checkKindView } from '@peil/contracts';
import { PROBE_KINDS, probes } from '@peil/probes';
import { z } from 'zod';

type CheckKindView = z.infer<typeof checkKindView>;

/** The kinds of check there are, with the schema from which the form of their settings is made. */
export function listCheckKinds(): CheckKindView[] {
  return PROBE_KINDS.map((kind) => ({
    kind,
    label: probes[kind].labels,
    settingsSchema: z.toJSONSchema(probes[kind].settings, { io: 'input', unrepresentable: 'any' }),
  }));
}
