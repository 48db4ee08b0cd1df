import * as fc from 'fast-check';
import type { CheckStateRow, SampleOutcome, StateTransition } from './check-state.js';
import { foldSamples, initialCheckState, step } from './step.js';

const POLICY = { confirmations: 3, recoveries: 2 };
const LETTERS: Readonly<Record<string, SampleOutcome>> = { o: 'ok', d: 'degraded', f: 'fail', u: 'unknown' };

/** "ooff" becomes samples due at 10, 20, 30, 40. */
function samples(word: string, startMs = 10) {
  return word
    .split('')
    .map((letter, i) => ({ dueMs: startMs + i * 10, outcome: LETTERS[letter] ?? 'unknown' }));
}

function foldWord(word: string, policy = POLICY, row: CheckStateRow = initialCheckState('c1', 0)) {
  return foldSamples(row, samples(word, (row.lastDueMs ?? 0) + 10), policy);
}

function arrows(transitions: readonly StateTransition[]) {
  return transitions.map((t) => `${t.hard ? 'hard' : 'soft'} ${t.from}>${t.to}@${t.atMs}/${t.sinceMs}`);
}

describe('step', () => {
  it('is up as soon as the first sample is good', () => {
    const { state, transitions, confirmSoon } = foldWord('o');
    expect(arrows(transitions)).toEqual(['hard unknown>up@10/10']);
    expect(state).toEqual({
      checkId: 'c1',
      state: 'up',
      hard: true,
      hardState: 'up',
      failures: 0,
      successes: 0,
      sinceMs: 10,
      lastDueMs: 10,
    });
    expect(confirmSoon).toBe(false);
  });

  it('goes down softly first and hard after as many failures as confirmations', () => {
    const soft = foldWord('off');
    expect(soft.state).toMatchObject({
      state: 'down',
      hard: false,
      hardState: 'up',
      failures: 2,
      sinceMs: 20,
    });
    expect(soft.confirmSoon).toBe(true);
    const hard = foldWord('f', POLICY, soft.state);
    expect(hard.state).toMatchObject({
      state: 'down',
      hard: true,
      hardState: 'down',
      failures: 0,
      sinceMs: 20,
    });
    expect(arrows([...soft.transitions, ...hard.transitions])).toEqual([
      'hard unknown>up@10/10',
      'soft up>down@20/20',
      'hard up>down@40/20',
    ]);
    expect(hard.confirmSoon).toBe(false);
  });

  it('confirms at once when one failure is enough', () => {
    expect(arrows(foldWord('of', { confirmations: 1, recoveries: 1 }).transitions)).toEqual([
      'hard unknown>up@10/10',
      'hard up>down@20/20',
    ]);
  });

  it('confirms down for a check that was never up', () => {
    expect(arrows(foldWord('fff').transitions)).toEqual([
      'soft unknown>down@10/10',
      'hard unknown>down@30/10',
    ]);
  });

  it('forgets a failure that does not repeat', () => {
    const { state, transitions } = foldWord('offoff');
    expect(state).toMatchObject({ state: 'down', hard: false, hardState: 'up', failures: 2 });
    expect(transitions.filter((t) => t.hard)).toHaveLength(1);
    expect(arrows(transitions)[2]).toBe('soft down>up@40/40');
  });

  it('recovers after as many good samples as recoveries, and not before', () => {
    const once = foldWord('offfo');
    expect(once.state).toMatchObject({ state: 'up', hard: false, hardState: 'down', successes: 1 });
    expect(once.confirmSoon).toBe(true);
    expect(arrows(foldWord('ooo', POLICY, once.state).transitions)).toEqual(['hard down>up@60/50']);
    const relapsed = foldWord('f', POLICY, once.state);
    expect(relapsed.state).toMatchObject({ state: 'down', hard: true, hardState: 'down', successes: 0 });
    expect(arrows(relapsed.transitions)).toEqual(['soft up>down@60/60']);
  });

  it('confirms the milder state of a mixed run and starts counting towards the worse one', () => {
    const { state, transitions } = foldWord('oddf');
    expect(arrows(transitions).slice(1)).toEqual([
      'soft up>degraded@20/20',
      'hard up>degraded@40/20',
      'soft degraded>down@40/40',
    ]);
    expect(state).toMatchObject({ state: 'down', hard: false, hardState: 'degraded', failures: 1 });
    expect(foldWord('ff', POLICY, state).state).toMatchObject({ hardState: 'down', hard: true });
  });

  it('comes back from down by way of degraded', () => {
    const { state, transitions } = foldWord('offfdo');
    expect(arrows(transitions).slice(3)).toEqual([
      'soft down>degraded@50/50',
      'hard down>degraded@60/50',
      'soft degraded>up@60/60',
    ]);
    expect(state).toMatchObject({ state: 'up', hard: false, hardState: 'degraded', successes: 1 });
  });

  it('begins to count anew when a run is broken in either direction', () => {
    const slow = { confirmations: 2, recoveries: 3 };
    expect(foldWord('ddfof', slow).state).toMatchObject({ hardState: 'degraded', failures: 1, successes: 0 });
    expect(foldWord('ddoofo', slow).state).toMatchObject({
      hardState: 'degraded',
      failures: 0,
      successes: 1,
    });
  });

  it('never goes down because the collector is blind', () => {
    const { state, transitions } = foldWord('ouuuuuuuu');
    expect(arrows(transitions).slice(1)).toEqual(['hard up>unknown@20/20']);
    expect(state).toMatchObject({ state: 'unknown', hard: true, hardState: 'up', lastDueMs: 90 });
  });

  it('keeps the confirmed state and the count of failures through a blind period', () => {
    expect(arrows(foldWord('offuf').transitions).slice(1)).toEqual([
      'soft up>down@20/20',
      'hard up>unknown@40/40',
      'hard unknown>up@50/50',
      'hard up>down@50/50',
    ]);
    expect(arrows(foldWord('offfuo').transitions).slice(3)).toEqual([
      'hard down>unknown@50/50',
      'hard unknown>down@60/60',
      'soft down>up@60/60',
    ]);
  });

  it('ends a soft problem of a never confirmed check without a hard transition when blind', () => {
    const { state, transitions } = foldWord('fu');
    expect(arrows(transitions)).toEqual(['soft unknown>down@10/10', 'soft down>unknown@20/20']);
    expect(state).toMatchObject({ state: 'unknown', hard: true, hardState: 'unknown', failures: 1 });
  });

  it('ignores a sample with an equal or older due instant', () => {
    const { state } = foldWord('ooo');
    for (const dueMs of [30, 29, 10]) {
      const again = step(state, { dueMs, outcome: 'fail' }, POLICY);
      expect(again).toEqual({ state, transitions: [], confirmSoon: false, ignored: 1 });
    }
    expect(step(state, { dueMs: 31, outcome: 'fail' }, POLICY).ignored).toBe(0);
  });

  it('leaves the row it was given untouched', () => {
    const row = Object.freeze(initialCheckState('c1', 0));
    expect(step(row, { dueMs: 10, outcome: 'fail' }, POLICY).state).not.toBe(row);
    expect(row.failures).toBe(0);
  });
});

const word = fc
  .array(fc.constantFrom('o', 'd', 'f', 'u'), { maxLength: 60 })
  .map((letters) => letters.join(''));
const policy = fc.record({
  confirmations: fc.integer({ min: 1, max: 5 }),
  recoveries: fc.integer({ min: 1, max: 4 }),
});

describe('laws of the fold', () => {
  it('gives the same end and the same transitions however the samples are batched, ordered and repeated', () => {
    fc.assert(
      fc.property(word, policy, fc.integer({ min: 0, max: 60 }), (letters, p, cut) => {
        const all = samples(letters);
        const whole = foldSamples(initialCheckState('c1', 0), all, p);
        const first = foldSamples(initialCheckState('c1', 0), all.slice(0, cut).toReversed(), p);
        const rest = foldSamples(first.state, all, p);
        expect(rest.state).toEqual(whole.state);
        expect([...first.transitions, ...rest.transitions]).toEqual(whole.transitions);
        expect(rest.ignored).toBe(Math.min(cut, all.length));
      }),
    );
  });

  it('keeps the hard transitions a chain that ends in the confirmed state', () => {
    fc.assert(
      fc.property(word, policy, (letters, p) => {
        const { state, transitions } = foldWord(letters, p);
        const hard = transitions.filter((t) => t.hard);
        let at = 'unknown';
        for (const t of hard) {
          expect([t.from, t.to !== t.from]).toEqual([at, true]);
          expect(t.sinceMs).toBeLessThanOrEqual(t.atMs);
          at = t.to;
        }
        if (state.state !== 'unknown') expect(at).toBe(state.hardState);
        expect(state.state).toBe(transitions.at(-1)?.to ?? 'unknown');
        expect(state.hard).toBe(state.state === 'unknown' || state.state === state.hardState);
      }),
    );
  });

  it('is hard down only after enough failing samples in a row, unknown ones not counted', () => {
    fc.assert(
      fc.property(word, policy, (letters, p) => {
        const known = letters.replaceAll('u', '');
        const tail = 'f'.repeat(p.confirmations);
        const { state } = foldWord(letters + tail, p);
        expect(state.state).toBe('down');
        if (known.endsWith('o') || known === '')
          expect(state).toMatchObject({ hard: true, hardState: 'down' });
        const short = foldWord(`${letters}o${'f'.repeat(p.confirmations - 1)}`, p);
        const before = foldWord(letters, p).state.hardState;
        if (before === 'up') expect(short.state.hardState).toBe('up');
      }),
    );
  });
});
