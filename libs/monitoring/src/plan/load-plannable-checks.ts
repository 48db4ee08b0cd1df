import type { Tx } from '@peil/persistence';

/** One enabled check with what its window job needs of its site and organisation. */
export interface PlannableRow {
  readonly id: string;
  readonly siteId: string;
  readonly site: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly target: string;
  readonly settings: Record<string, unknown>;
  readonly intervalMs: number;
  readonly retryIntervalMs: number;
  readonly timeoutMs: number;
  readonly confirmations: number;
  readonly updatedAt: Date;
}

/** Every enabled check of every organisation, by id; for the planner only. */
export function loadAllEnabledChecks(tx: Tx): Promise<PlannableRow[]> {
  return tx.query<PlannableRow>(`select c.id, c.site_id as "siteId", s.slug as site,
      c.organisation_id as "organisationId", c.kind, c.target, c.settings, c.interval_ms as "intervalMs",
      c.retry_interval_ms as "retryIntervalMs", c.timeout_ms as "timeoutMs", c.confirmations,
      c.updated_at as "updatedAt"
    from check_definition c join site s on s.id = c.site_id
    where c.enabled order by c.id`);
}

/** Reference targets of every site and allowed networks of every organisation; for the planner only. */
export async function loadAllPlanSettings(
  tx: Tx,
): Promise<{ references: Map<string, string[]>; cidrs: Map<string, string[]> }> {
  const sites = await tx.query<{ id: string; targets: string[] }>(
    'select id, reference_targets as targets from site',
  );
  const organisations = await tx.query<{ id: string; cidrs: string[] }>(
    'select id, allowed_cidrs as cidrs from organisation',
  );
  return {
    references: new Map(sites.map(({ id, targets }) => [id, targets])),
    cidrs: new Map(organisations.map(({ id, cidrs }) => [id, cidrs])),
  };
}
