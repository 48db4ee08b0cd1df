import { foldSamples, initialCheckState } from '../check-state/step.js';
import type { SampleOutcome } from '../check-state/check-state.js';
import { confirmedChanges, observedChanges } from './state-changes.js';

const OUTCOMES: readonly SampleOutcome[] = ['ok', 'fail', 'ok', 'fail', 'fail', 'fail', 'ok', 'ok'];

describe('state changes of a check with one blip and one confirmed failure', () => {
  const samples = OUTCOMES.map((outcome, i) => ({ dueMs: i * 10, outcome }));
  const policy = { confirmations: 3, recoveries: 2 };
  const { transitions } = foldSamples(initialCheckState('c1', 0), samples, policy);

  it('leave the blip out and begin at the first bad and first good sample when confirmed ones count', () => {
    expect(confirmedChanges(transitions)).toEqual([
      { atMs: 0, state: 'up' },
      { atMs: 30, state: 'down' },
      { atMs: 60, state: 'up' },
    ]);
  });

  it('hold every change when observed ones count', () => {
    expect(observedChanges(transitions).map(({ atMs, state }) => `${atMs} ${state}`)).toEqual([
      '0 up',
      '10 down',
      '20 up',
      '30 down',
      '50 down',
      '60 up',
      '70 up',
    ]);
  });
});
