import { readFileSync } from 'node:fs';
import { CATALOGUE } from '@peil/metrics';
import { overviewBoard } from './overview.js';

interface CommittedPanel {
  id: number;
  title: string;
  description: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { expr?: string; rawSql?: string }[];
}

const text = readFileSync('grafana/boards/peil-overzicht.json', 'utf8');
const panels = (JSON.parse(text) as { panels: CommittedPanel[] }).panels;
const expressions = panels.flatMap((panel) => panel.targets.flatMap((target) => target.expr ?? []));

describe('the overview board', () => {
  it('is committed as the source makes it', () => {
    expect(text).toBe(`${JSON.stringify(overviewBoard(), null, 2)}\n`);
  });

  it('uses only metrics of the catalogue', () => {
    const named = expressions.flatMap((expr) => expr.match(/\b(?:peil|probe)_[a-z_]+/g) ?? []);
    const known = new Set(
      CATALOGUE.flatMap(({ name }) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('gives every panel its own id, a description and a query', () => {
    expect(new Set(panels.map((panel) => panel.id)).size).toBe(panels.length);
    for (const panel of panels) {
      expect(panel.description.length).toBeGreaterThan(10);
      expect(panel.targets.length).toBeGreaterThan(0);
    }
  });

  it('lets no panels overlap or leave the 24 columns', () => {
    const taken = new Set<string>();
    for (const { gridPos } of panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x},${y}`)).toBe(false);
          taken.add(`${x},${y}`);
        }
    }
  });
});
