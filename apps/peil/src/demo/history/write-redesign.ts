import type { Tx } from '@peil/persistence';
import { keyOf } from '../catalogue/demo-config.js';
import { SHARED } from '../catalogue/organisations.js';
import type { PlannedWave } from './plan-redesign.js';

const PROGRAMME = `insert into programme (organisation_id, slug, name)
  select id, $2, $3 from organisation where slug = $1 returning id`;
const WAVES = `insert into wave (programme_id, organisation_id, ordinal, name, starts_at)
  select p.id, p.organisation_id, w.ordinal, w.name, to_timestamp(w.at_ms / 1000.0)
  from programme p, jsonb_to_recordset($2::jsonb) as w (ordinal smallint, name text, at_ms float8) where p.id = $1`;
const INTERVENTIONS = `insert into intervention (wave_id, service_id, organisation_id, at)
  select w.id, s.id, o.id, w.starts_at
  from jsonb_to_recordset($2::jsonb) as c (ordinal smallint, service text, organisation text)
  join wave w on w.programme_id = $1 and w.ordinal = c.ordinal
  join service s on s.slug = c.service join organisation o on o.slug = c.organisation`;

/** The redesign of the demo: eight waves in the order that was drawn, each cell going over with its wave. */
export async function writeRedesign(tx: Tx, waves: readonly PlannedWave[]): Promise<void> {
  const named = [SHARED.slug, keyOf('herontwerp'), 'Herontwerp ICT-landschap'];
  const [programme] = await tx.query<{ id: string }>(PROGRAMME, named);
  if (!programme) throw new Error('inserting the programme returned no row');
  const rows = waves.map(({ ordinal, name, atMs }) => ({ ordinal, name, at_ms: atMs }));
  const cells = waves.flatMap(({ ordinal, cells: inWave }) =>
    inWave.map(({ service, municipality }) => ({
      ordinal,
      service: keyOf(service.key),
      organisation: municipality.slug,
    })),
  );
  await tx.execute(WAVES, [programme.id, JSON.stringify(rows)]);
  await tx.execute(INTERVENTIONS, [programme.id, JSON.stringify(cells)]);
}
