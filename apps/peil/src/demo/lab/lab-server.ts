import type { ProbeKind, ProbeOutcome } from '@peil/probes';

/** A real server on loopback that can be broken and mended while it runs. */
export interface LabServer {
  readonly name: string;
  /** The kind of check that watches it. */
  readonly kind: ProbeKind;
  readonly target: string;
  /** Settings a check of this kind needs to see it as it is meant. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What a check reports right after the lab has started. */
  readonly starts: ProbeOutcome;
  /** From now on a check on it fails. */
  fail(): Promise<void>;
  /** From now on a check on it is ok. */
  heal(): Promise<void>;
}

/** A server inside the lab, with the means to end it. */
export interface RunningServer extends LabServer {
  close(): Promise<void>;
}
