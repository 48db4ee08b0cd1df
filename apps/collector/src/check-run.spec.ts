import type { ProbeCheck } from '@peil/contracts';
import { createOutboundPolicy } from '@peil/platform';
import type { ProbeFacts } from '@peil/probes';
import { runCheck } from './check-run.js';

const check: ProbeCheck = {
  id: '7b1f9d0e-0000-4000-8000-000000000001',
  organisationId: '7b1f9d0e-0000-4000-8000-000000000002',
  kind: 'dns',
  target: 'a.example',
  settings: {},
  intervalMs: 60_000,
  retryIntervalMs: 10_000,
  timeoutMs: 5_000,
  confirmations: 2,
};

const factsOf = async (facts: ProbeFacts) => {
  const result = { outcome: 'ok', reason: null, durationMs: 1, phasesMs: {}, evidence: '', facts } as const;
  const prepared = { ok: true, probe: { kind: 'dns', run: () => Promise.resolve(result) } } as const;
  const start = { dueMs: 0, startedMs: 0 };
  const sample = await runCheck(
    { check, prepared, policy: createOutboundPolicy() },
    start,
    new AbortController().signal,
  );
  return sample.facts;
};

describe('a sample', () => {
  it('holds no text of a server that jsonb refuses: one would stop the batch of every other check', async () => {
    const cut = '😀'.slice(0, 1);
    expect(await factsOf({ answers: `v=\u0000spf1 ${cut}` })).toEqual({ answers: 'v= spf1 \ufffd' });
  });

  it('keeps numbers and truths as they are and puts lists in one text', async () => {
    expect(await factsOf({ status: 200, lossRatio: 0.5 })).toEqual({ status: 200, lossRatio: 0.5 });
  });
});
