import type { CalendarDefinition, Priority } from '@peil/domain';
import type { Tx } from '@peil/persistence';
import type { ClockKind } from './clock-row.js';

/** What was promised for one clock of a priority. */
export interface ServiceLevel {
  readonly kind: ClockKind;
  readonly target_seconds: number;
  readonly calendar_id: string;
  readonly calendar_version: number;
  readonly calendar_hash: string;
  readonly definition: CalendarDefinition;
}

const LEVELS = `select distinct on (l.clock) l.clock as kind, l.target_seconds, l.calendar_id,
    c.version as calendar_version, md5(c.definition::text) as calendar_hash, c.definition
  from service_level_target l
  join calendar c on c.id = l.calendar_id
  join organisation o on o.id = l.organisation_id
  where l.priority = $2 and (l.organisation_id = $1 or o.kind = 'shared')
    and o.demo = (select own.demo from organisation own where own.id = $1)
  order by l.clock, (l.organisation_id = $1) desc, l.organisation_id`;

/** The organisation's own service levels, and where it has none those of the shared organisation. */
export function loadServiceLevels(
  tx: Tx,
  organisationId: string,
  priority: Priority,
): Promise<ServiceLevel[]> {
  return tx.query<ServiceLevel>(LEVELS, [organisationId, priority]);
}
