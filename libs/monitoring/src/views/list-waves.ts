import type { WaveView } from '@peil/contracts';
import type { Scope, Tx } from '@peil/persistence';
import { healthScope } from './health-scope.js';
import type { ReadableDatabase } from './readable-database.js';

interface WaveRow {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly starts_at: Date;
}

interface CellRow {
  readonly wave_id: string;
  readonly organisation_name: string;
  readonly service_name: string;
  readonly at: Date;
}

const CELLS_SQL = `select v.wave_id, g.name as organisation_name, s.name as service_name, v.at
  from intervention v join organisation g on g.id = v.organisation_id join service s on s.id = v.service_id
  order by v.at, g.name, s.name`;
const OWN_WAVES_SQL = `select id from wave`;
const WAVES_SQL = `select w.id, w.ordinal, w.name, w.starts_at from wave w
  where w.id = any ($1::uuid[]) order by w.starts_at, w.ordinal`;

/** The waves of the redesign that the caller takes part in or owns, oldest first, with the caller's cells. */
export async function listWaves(database: ReadableDatabase, scope: Scope): Promise<WaveView[]> {
  const { cells, ids } = await database.transaction(scope, async (tx) => {
    const found = await tx.query<CellRow>(CELLS_SQL);
    const own = await tx.query<{ id: string }>(OWN_WAVES_SQL);
    const known = new Set([...own.map((wave) => wave.id), ...found.map((cell) => cell.wave_id)]);
    return { cells: found, ids: [...known] };
  });
  const loadWaves = (tx: Tx) => tx.query<WaveRow>(WAVES_SQL, [ids]);
  const waves = ids.length === 0 ? [] : await database.transaction(healthScope(scope), loadWaves);
  return waves.map((wave) => ({
    id: wave.id,
    ordinal: wave.ordinal,
    name: wave.name,
    startsAt: wave.starts_at.toISOString(),
    cells: cells
      .filter((cell) => cell.wave_id === wave.id)
      .map((cell) => ({
        organisationName: cell.organisation_name,
        serviceName: cell.service_name,
        at: cell.at.toISOString(),
      })),
  }));
}
