export type QueueBackend = 'postgres' | 'redis';

const CHOICES: Record<string, readonly QueueBackend[]> = {
  both: ['postgres', 'redis'],
  postgres: ['postgres'],
  redis: ['redis'],
};

/** The queue backends under test: PEIL_TEST_QUEUE=postgres|redis|both, by default both. */
export function queueBackends(): readonly QueueBackend[] {
  const asked = process.env['PEIL_TEST_QUEUE'] ?? 'both';
  const backends = CHOICES[asked];
  if (!backends) throw new Error(`PEIL_TEST_QUEUE is "${asked}"; write postgres, redis or both.`);
  return backends;
}

/** The same suite once for each queue backend. */
export function describeOnBothQueues(name: string, suite: (backend: QueueBackend) => void): void {
  for (const backend of queueBackends()) describe(`${name} (queues in ${backend})`, () => suite(backend));
}
