import type { CheckView } from '@peil/contracts';
import type { CheckState } from '@peil/domain';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface CheckRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: CheckView['kind'];
  readonly target: string;
  readonly settings: Record<string, unknown>;
  readonly site_id: string;
  readonly site_name: string;
  readonly item_id: string;
  readonly item_name: string;
  readonly services: readonly Named[];
  readonly interval_ms: number;
  readonly retry_interval_ms: number;
  readonly timeout_ms: number;
  readonly confirmations: number;
  readonly recoveries: number;
  readonly enabled: boolean;
  readonly state: CheckState | null;
  readonly hard: boolean | null;
  readonly since: Date | null;
  readonly last_due_at: Date | null;
  readonly last_outcome: CheckView['lastOutcome'];
  readonly last_reason: string | null;
  readonly last_duration_ms: number | null;
}

/** Select list and joins of a CheckRow; the scope of the transaction decides which checks there are. */
export const CHECK_SELECT = `select d.id, d.slug, d.name, d.kind, d.target, d.settings,
    l.id as site_id, l.name as site_name, i.id as item_id, i.name as item_name,
    coalesce((select json_agg(json_build_object('id', v.id, 'name', v.name) order by v.name)
      from (select distinct s.id, s.name from configuration_item_service u join service s on s.id = u.service_id
        where u.configuration_item_id = d.configuration_item_id) v), '[]') as services,
    d.interval_ms, d.retry_interval_ms, d.timeout_ms, d.confirmations, d.recoveries, d.enabled,
    c.state, c.hard, c.since, c.last_due_at, c.last_outcome, c.last_reason, c.last_duration_ms
  from check_definition d
  join site l on l.id = d.site_id
  join configuration_item i on i.id = d.configuration_item_id
  left join check_state c on c.check_id = d.id`;

export function checkView(row: CheckRow): CheckView {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    target: row.target,
    site: { id: row.site_id, name: row.site_name },
    item: { id: row.item_id, name: row.item_name },
    services: [...row.services],
    intervalMs: row.interval_ms,
    retryIntervalMs: row.retry_interval_ms,
    timeoutMs: row.timeout_ms,
    confirmations: row.confirmations,
    recoveries: row.recoveries,
    enabled: row.enabled,
    state: row.state ?? 'unknown',
    hard: row.hard ?? true,
    since: row.since?.toISOString() ?? null,
    lastSampleAt: row.last_due_at?.toISOString() ?? null,
    lastOutcome: row.last_outcome,
    lastReason: row.last_reason,
    lastDurationMs: row.last_duration_ms,
  };
}
