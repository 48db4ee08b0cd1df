import * as fc from 'fast-check';
import { findCycle } from './find-cycle.js';

function graphOf(edges: Readonly<Record<string, readonly string[]>>) {
  return new Map(Object.entries(edges));
}

describe('findCycle', () => {
  it('finds none in an empty graph, a chain or a diamond', () => {
    expect(findCycle(graphOf({}))).toBeNull();
    expect(findCycle(graphOf({ a: ['b'], b: ['c'] }))).toBeNull();
    expect(findCycle(graphOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toBeNull();
  });

  it('names the path of a cycle, without the way that led to it', () => {
    expect(findCycle(graphOf({ web: ['app'], app: ['db', 'mail'], db: ['san'], san: ['app'] }))).toEqual([
      'app',
      'db',
      'san',
      'app',
    ]);
  });

  it('names an item that depends on itself', () => {
    expect(findCycle(graphOf({ a: ['b'], b: ['b'] }))).toEqual(['b', 'b']);
  });

  it('finds a cycle behind parts already searched', () => {
    expect(findCycle(graphOf({ a: [], b: ['a', 'c'], c: ['a', 'd'], d: ['c'] }))).toEqual(['c', 'd', 'c']);
  });

  it('does not run out of stack on a chain of 100,000', () => {
    const chain = new Map(Array.from({ length: 100_000 }, (_, i) => [String(i), [String(i + 1)]]));
    expect(findCycle(chain)).toBeNull();
    chain.set('100000', ['0']);
    expect(findCycle(chain)).toHaveLength(100_002);
  });

  it('finds a true cycle whenever removing sources leaves something over, and only then', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
    const edge = fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 9 }), (edges) => {
        const graph = new Map(
          nodes.map((n) => [n, edges.filter(([from]) => from === n).map(([, to]) => to)]),
        );
        const cycle = findCycle(graph);
        expect(cycle !== null).toBe(leftAfterPeeling(edges).length > 0);
        for (const [i, node] of (cycle ?? []).entries()) {
          const next = cycle?.[i + 1];
          if (next !== undefined) expect(graph.get(node)).toContain(next);
        }
        if (cycle) expect(cycle.at(-1)).toBe(cycle[0]);
      }),
    );
  });
});

/** Takes edges away whose end depends on nothing, until none is left or only cycles and what leads to them are. */
function leftAfterPeeling(
  edges: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  const left = edges.filter(([, to]) => edges.some(([from]) => from === to));
  return left.length === edges.length ? left : leftAfterPeeling(left);
}
