import {
  AnnotationQueryBuilder,
  DashboardBuilder,
  DatasourceVariableBuilder,
  type Dashboard,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { OVERVIEW_PANELS, WAVE_COLOUR } from './overview-panels.js';
import { POSTGRESQL, sqlQuery } from './queries.js';

const WAVES_SQL = `select starts_at as "time", 'Golf ' || ordinal || ': ' || name as text, programme as tags
from report_wave
where $__timeFilter(starts_at)
order by 1`;

/** The one board of the foundation: what works, what does not, and what the redesign's waves changed. */
export function overviewBoard(): Dashboard {
  const board = new DashboardBuilder('Peil: overzicht')
    .uid('peil-overzicht')
    .description('Werken de diensten, wat ligt eruit, en wat veranderde er met elke golf van het herontwerp.')
    .tags(['peil'])
    .readonly()
    .timezone('Europe/Amsterdam')
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .withVariable(new DatasourceVariableBuilder('prometheus').label('Prometheus').type('prometheus'))
    .withVariable(
      new DatasourceVariableBuilder('postgresql').label('PostgreSQL').type('grafana-postgresql-datasource'),
    )
    .annotation(
      new AnnotationQueryBuilder()
        .name('Golven van het herontwerp')
        .datasource(POSTGRESQL)
        .enable(true)
        .iconColor(WAVE_COLOUR)
        .target(sqlQuery(WAVES_SQL, 'table')),
    );
  for (const panel of OVERVIEW_PANELS) board.withPanel(panel);
  return board.build();
}
