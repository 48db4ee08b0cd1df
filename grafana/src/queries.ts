import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';

/** Datasources are template variables, so that one board fits every installation. */
export const PROMETHEUS = { type: 'prometheus', uid: '${prometheus}' };
export const POSTGRESQL = { type: 'grafana-postgresql-datasource', uid: '${postgresql}' };

/** One PromQL query; `legend` uses label names in double braces. */
export function promQuery(expr: string, legend = '', instant = false): DataqueryBuilder {
  const query = new DataqueryBuilder().refId('A').datasource(PROMETHEUS).expr(expr).legendFormat(legend);
  return instant ? query.instant() : query.range();
}

/** One SQL query with Grafana's macros (`$__timeFilter(column)`); `table` or `time_series`. */
export function sqlQuery(rawSql: string, format: 'table' | 'time_series'): Builder<Dataquery> {
  const query = { refId: 'A', datasource: POSTGRESQL, editorMode: 'code', format, rawQuery: true, rawSql };
  return {
    build: () => ({ ...query, _implementsDataqueryVariant: () => undefined }),
  };
}
