import type { MetricFamily } from './catalogue.js';

/** One value of a family; label values in the order of the family's label names. */
export interface Point {
  readonly labels: readonly string[];
  readonly value: number;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '"': '\\"', '\n': '\\n' };

/** Label text of the Prometheus exposition format 0.0.4, `{a="b"}` or empty. */
export function renderLabels(names: readonly string[], values: readonly string[]): string {
  if (names.length === 0) return '';
  const pairs = names.map((name, at) => `${name}="${escapeValue(values[at] ?? '')}"`);
  return `{${pairs.join(',')}}`;
}

/** HELP, TYPE and one line a point; a family without points is left out, as Prometheus asks. */
export function renderFamily(family: MetricFamily, points: readonly Point[]): string {
  if (points.length === 0) return '';
  const lines = points.map(
    ({ labels, value }) => `${family.name}${renderLabels(family.labels, labels)} ${value}`,
  );
  return `# HELP ${family.name} ${family.help}\n# TYPE ${family.name} ${family.type}\n${lines.join('\n')}\n`;
}

function escapeValue(value: string): string {
  return value.replace(/[\\"\n]/g, (found) => ESCAPES[found] ?? found);
}
