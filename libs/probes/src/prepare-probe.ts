import type { Fault } from '@peil/platform';
import type { Probe, ProbeContext, ProbeKind, ProbeResult } from './probe.js';
import { probes } from './registry.js';

/** A check whose target and settings were found right, ready to run any number of times. */
export interface PreparedProbe {
  readonly kind: ProbeKind;
  run(timeoutMs: number, context: ProbeContext): Promise<ProbeResult>;
}

export type Preparation =
  | { readonly ok: true; readonly probe: PreparedProbe }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Judges target and settings once (all faults together), so that a run only measures. */
export function prepareProbe(kind: ProbeKind, target: string, settings: unknown): Preparation {
  return prepareWith<unknown>(probes[kind], target, settings);
}

function prepareWith<S>(probe: Probe<S>, target: string, given: unknown): Preparation {
  const faults: Fault[] = [];
  const judged = probe.judgeTarget(target);
  if (!judged.ok) {
    faults.push({ field: 'target', reason: judged.fault.en, hint: `for instance ${probe.targetExample}` });
  }
  const parsed = probe.settings.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map(faultOf));
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const settings = parsed.data;
  return {
    ok: true,
    probe: {
      kind: probe.kind,
      run: (timeoutMs, context) => probe.run({ target, settings, timeoutMs }, context),
    },
  };
}

function faultOf({ path, message }: { path: readonly PropertyKey[]; message: string }): Fault {
  return {
    field: ['settings', ...path.map(String)].join('.'),
    reason: message,
    hint: 'see the settings of this kind of check',
  };
}
