import type { Fault } from '@peil/platform';
import { TEXT_FAULTS } from './fault-text.js';
import { currentLanguage } from './request-language.js';

const DEEPEST = 32;

interface Place {
  readonly value: unknown;
  readonly path: readonly string[];
}

/**
 * What PostgreSQL cannot store, wherever it stands in an input: NUL characters and broken surrogate pairs;
 * and nesting so deep that no schema of ours can mean it.
 */
export function faultsOfText(input: unknown, root: string): Fault[] {
  const open: Place[] = [{ value: input, path: root === '' ? [] : [root] }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, path } = place;
    if (path.length > DEEPEST) return [faultAt(path.slice(0, 3), 'depth')];
    if (typeof value === 'string' && isUnstorable(value)) return [faultAt(path, 'characters')];
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (isUnstorable(key)) return [faultAt(path, 'characters')];
      open.push({ value: child, path: [...path, key] });
    }
  }
  return [];
}

function isUnstorable(text: string): boolean {
  return text.includes('\u0000') || /\p{Surrogate}/u.test(text);
}

function faultAt(path: readonly string[], kind: keyof typeof TEXT_FAULTS): Fault {
  return { field: path.join('.'), ...TEXT_FAULTS[kind][currentLanguage()] };
}
