import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const BOARDS = path.resolve(import.meta.dirname, '..', '..', 'grafana', 'boards');

interface Target {
  readonly expr?: string;
  readonly rawSql?: string;
}

interface Panel {
  readonly title?: string;
  readonly targets?: readonly Target[];
  readonly panels?: readonly Panel[];
}

interface Board {
  readonly panels: readonly Panel[];
  readonly annotations: { readonly list: readonly { readonly name: string; readonly target?: Target }[] };
}

export interface BoardQuery {
  /** Board and panel, for a message. */
  readonly where: string;
  readonly text: string;
}

/** Every query of every provisioned board, as it stands in the committed JSON. */
export async function readBoardQueries(): Promise<{
  promql: BoardQuery[];
  sql: BoardQuery[];
  annotations: BoardQuery[];
}> {
  const files = (await readdir(BOARDS)).filter((file) => file.endsWith('.json'));
  const targets: { where: string; target: Target; annotation: boolean }[] = [];
  for (const file of files) {
    const board = JSON.parse(await readFile(path.join(BOARDS, file), 'utf8')) as Board;
    for (const { title, targets: own = [] } of flat(board.panels))
      targets.push(...own.map((target) => ({ where: `${file}: ${title ?? ''}`, target, annotation: false })));
    for (const { name, target } of board.annotations.list)
      if (target) targets.push({ where: `${file}: ${name}`, target, annotation: true });
  }
  const texts = (of: 'expr' | 'rawSql', annotation: boolean): BoardQuery[] =>
    targets.flatMap((entry) => {
      const text = entry.annotation === annotation ? entry.target[of] : undefined;
      return text ? [{ where: entry.where, text }] : [];
    });
  return { promql: texts('expr', false), sql: texts('rawSql', false), annotations: texts('rawSql', true) };
}

/** `$__timeFilter(column)` as Grafana expands it. */
export function expandTimeFilter(sql: string, from: string, until: string): string {
  return sql.replace(/\$__timeFilter\(([^)]+)\)/g, `$1 BETWEEN '${from}' AND '${until}'`);
}

function flat(panels: readonly Panel[]): Panel[] {
  return panels.flatMap((panel) => [panel, ...flat(panel.panels ?? [])]);
}
