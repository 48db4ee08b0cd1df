/** What each node depends on; nodes named only as a dependency have none of their own. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/**
 * A cycle among dependencies with its path, the first node again at the end (`['a', 'b', 'a']`),
 * or null when the graph is acyclic. Which of several is found depends on the order of the graph only.
 * Depth-first search without recursion, so that long chains do no harm.
 */
export function findCycle(graph: DependencyGraph): readonly string[] | null {
  const finished = new Set<string>();
  for (const start of graph.keys()) {
    const cycle = findCycleFrom(graph, start, finished);
    if (cycle) return cycle;
  }
  return null;
}

function findCycleFrom(graph: DependencyGraph, start: string, finished: Set<string>): string[] | null {
  if (finished.has(start)) return null;
  const path = [start];
  const onPath = new Set(path);
  const open = [dependenciesOf(graph, start)];
  for (let dependencies = open.at(-1); dependencies; dependencies = open.at(-1)) {
    const { done, value: next } = dependencies.next();
    if (done) {
      const node = path.pop() ?? start;
      open.pop();
      onPath.delete(node);
      finished.add(node);
    } else if (onPath.has(next)) {
      return [...path.slice(path.indexOf(next)), next];
    } else if (!finished.has(next)) {
      path.push(next);
      onPath.add(next);
      open.push(dependenciesOf(graph, next));
    }
  }
  return null;
}

function dependenciesOf(graph: DependencyGraph, node: string): Iterator<string, undefined> {
  return (graph.get(node) ?? []).values();
}
