import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { ConfigPath } from './config-fault.js';

/** A YAML text that remembers where everything stands. */
export interface YamlSource {
  readonly document: Document.Parsed;
  /** Line (from 1) of the value at a path, or of the nearest thing around it that is there. */
  readonly lineOf: (path: ConfigPath) => number;
  readonly lineAt: (offset: number) => number;
}

export function readYaml(text: string): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const lineOf = (path: ConfigPath): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = offsetOf(document, path.slice(0, length));
      if (offset !== undefined) return lineAt(offset);
    }
    return 1;
  };
  return {
    document,
    lineOf,
    lineAt,
  };
}

function nodeAt(document: Document.Parsed, path: ConfigPath): unknown {
  return path.length === 0 ? document.contents : document.getIn(path, true);
}

/** A key tells more than the first line of a nested value; an element of a list begins at its first key. */
function offsetOf(document: Document.Parsed, path: ConfigPath): number | undefined {
  const key = path.at(-1);
  const offset = typeof key === 'string' ? keyOffset(nodeAt(document, path.slice(0, -1)), key) : undefined;
  if (offset !== undefined) return offset;
  const node = nodeAt(document, path);
  return isNode(node) ? node.range?.[0] : undefined;
}

function keyOffset(map: unknown, key: string): number | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
}
