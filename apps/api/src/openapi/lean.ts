/** Formats say enough; the patterns zod adds to them make the document long and its clients no safer. */
const FORMATS = new Set(['uuid', 'date-time', 'email', 'date']);

/** The same document without patterns beside a format, and without bounds that only say "a safe integer". */
export function lean<Node>(node: Node): Node {
  return leanNode(node) as Node;
}

function leanNode(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(leanNode);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key, value]) => !isNoise(key, value, node));
  return Object.fromEntries(entries.map(([key, value]) => [key, leanNode(value)]));
}

function isNoise(key: string, value: unknown, parent: object): boolean {
  if (key === 'pattern') return 'format' in parent && FORMATS.has(String(parent.format));
  if (key === 'minimum') return value === Number.MIN_SAFE_INTEGER;
  if (key === 'maximum') return value === Number.MAX_SAFE_INTEGER;
  return false;
}
