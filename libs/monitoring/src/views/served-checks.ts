import type { CheckState } from '@peil/domain';
import type { Tx } from '@peil/persistence';

/** A check that serves a service: for everyone who uses it, or for one municipality only. */
export interface ServedCheck {
  readonly service_id: string;
  readonly for_organisation_id: string | null;
  readonly check_id: string;
  readonly enabled: boolean;
  /** When a disabled check was last changed: its history counts until then. */
  readonly updated_at: Date;
  /** The confirmed state, which survives until another one is confirmed. */
  readonly state: CheckState;
  readonly since: Date | null;
}

const SERVED_SQL = `select u.service_id, u.for_organisation_id, d.id as check_id, d.enabled, d.updated_at, c.since,
    coalesce(case when c.hard then c.state else c.hard_state end, 'unknown') as state
  from configuration_item_service u
  join check_definition d on d.configuration_item_id = u.configuration_item_id
  left join check_state c on c.check_id = d.id
  where u.service_id = any ($1::uuid[])`;

/** Every check behind these services; the caller's right to see the services was judged before. */
export function loadServedChecks(tx: Tx, serviceIds: readonly string[]): Promise<ServedCheck[]> {
  return tx.query<ServedCheck>(SERVED_SQL, [serviceIds]);
}
