/**
 * Who does something. Every mutation names one; background jobs are actors too.
 * `origin` is where the act came from: a client address, a job id or a process name.
 */
export interface Actor {
  readonly kind: 'person' | 'token' | 'job' | 'system';
  readonly id: string;
  readonly label: string;
  readonly origin: string;
}

/** The actor of a background job: `jobActor('ingest-samples', job.id)`. */
export function jobActor(name: string, origin: string): Actor {
  return { kind: 'job', id: name, label: name, origin };
}

/** The actor of Peil itself: start-up, migrations, planning. */
export function systemActor(name: string): Actor {
  return { kind: 'system', id: name, label: name, origin: 'peil' };
}
