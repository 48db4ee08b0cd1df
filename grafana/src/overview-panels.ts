import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { BigValueColorMode, GraphDrawStyle, StackingMode } from '@grafana/grafana-foundation-sdk/common';
import { StackingConfigBuilder, ReduceDataOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import {
  MappingType,
  ThresholdsMode,
  type GridPos,
  type Panel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { ThresholdsConfigBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatPanel } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as StateTimelinePanel } from '@grafana/grafana-foundation-sdk/statetimeline';
import { PanelBuilder as TimeseriesPanel } from '@grafana/grafana-foundation-sdk/timeseries';
import { POSTGRESQL, PROMETHEUS, promQuery, sqlQuery } from './queries.js';

// Okabe–Ito, told apart by colour-blind readers too; text always stands beside the colour.
const GOOD = '#009E73';
const WARN = '#E69F00';
const BAD = '#D55E00';

interface Place {
  id: number;
  title: string;
  description: string;
  at: GridPos;
}

const at = (x: number, y: number, w: number, h: number): GridPos => ({ x, y, w, h });

function stat(place: Place, expr: string, warnAt: number, unit = 'none'): Builder<Panel> {
  const steps = new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
    { value: null, color: GOOD },
    { value: warnAt, color: BAD },
  ]);
  return new StatPanel()
    .id(place.id)
    .title(place.title)
    .description(place.description)
    .gridPos(place.at)
    .datasource(PROMETHEUS)
    .unit(unit)
    .thresholds(steps)
    .colorMode(BigValueColorMode.Value)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .withTarget(promQuery(expr, '', true));
}

function lines(
  place: Place,
  unit: string,
  queries: readonly [expr: string, legend: string][],
): TimeseriesPanel {
  const panel = new TimeseriesPanel()
    .id(place.id)
    .title(place.title)
    .description(place.description)
    .gridPos(place.at)
    .datasource(PROMETHEUS)
    .unit(unit)
    .min(0)
    .fillOpacity(5);
  return queries.reduce(
    (made, [expr, legend], n) => made.withTarget(promQuery(expr, legend).refId('ABCDEF'.charAt(n))),
    panel,
  );
}

const serviceTimeline = new StateTimelinePanel()
  .id(6)
  .title('Diensten per gemeente')
  .description('Werkt de dienst bij de gemeente? Eén rij per cel: gemeente en dienst.')
  .gridPos(at(0, 4, 24, 12))
  .datasource(PROMETHEUS)
  .mappings([
    {
      type: MappingType.ValueToText,
      options: {
        '0': { text: 'Storing', color: BAD, index: 0 },
        '1': { text: 'Werkt', color: GOOD, index: 1 },
      },
    },
  ])
  .withTarget(promQuery('peil_service_up', '{{organisation}} · {{service}}'));

const outagesPerMonth = new TimeseriesPanel()
  .id(10)
  .title('Storingen per maand en gemeente')
  .description('Waargenomen storingen, geteld bij het begin. De strepen zijn de golven van het herontwerp.')
  .gridPos(at(0, 32, 24, 9))
  .datasource(POSTGRESQL)
  .timeFrom('3y')
  .drawStyle(GraphDrawStyle.Bars)
  .fillOpacity(70)
  .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))
  .unit('none')
  .withTarget(
    sqlQuery(
      `select month as "time", organisation as metric, sum(outages)::float8 as value
from report_outage_month
where $__timeFilter(month)
group by 1, 2
order by 1`,
      'time_series',
    ),
  );

/** The panels of the overview, in reading order. Ids and places are fixed so that links and diffs stay stable. */
export const OVERVIEW_PANELS: readonly Builder<Panel>[] = [
  stat(
    {
      id: 1,
      title: 'Diensten met een storing',
      description: 'Diensten met een storing die nu duurt.',
      at: at(0, 0, 5, 4),
    },
    'count(peil_outages_open > 0) or vector(0)',
    1,
  ),
  stat(
    {
      id: 2,
      title: 'Controles in storing',
      description: 'Bevestigd mislukte controles.',
      at: at(5, 0, 5, 4),
    },
    'sum(peil_check_state{state="down"})',
    1,
  ),
  stat(
    {
      id: 3,
      title: 'Open meldingen',
      description: 'Niet opgelost, gesloten of geannuleerd.',
      at: at(10, 0, 5, 4),
    },
    'sum(peil_tickets_open)',
    500,
  ),
  stat(
    {
      id: 4,
      title: 'Klokken te laat',
      description: 'Lopende normtijden die voorbij zijn.',
      at: at(15, 0, 5, 4),
    },
    'sum(peil_sla_clocks_breached)',
    1,
  ),
  stat(
    {
      id: 5,
      title: 'Berichten in de wacht',
      description: 'Nog te versturen berichten.',
      at: at(20, 0, 4, 4),
    },
    'peil_messages_waiting',
    50,
  ),
  serviceTimeline,
  lines(
    {
      id: 7,
      title: 'Duur van metingen',
      description: 'Mediaan en 95e percentiel over alle controles.',
      at: at(0, 16, 12, 8),
    },
    's',
    [
      ['quantile(0.5, probe_duration_seconds)', 'mediaan'],
      ['quantile(0.95, probe_duration_seconds)', '95e percentiel'],
    ],
  ),
  lines(
    {
      id: 8,
      title: 'Geslaagde metingen',
      description: 'Aandeel geslaagd bij de laatste meting, per soort.',
      at: at(12, 16, 12, 8),
    },
    'percentunit',
    [['avg by (kind) (probe_success)', '{{kind}}']],
  ),
  lines(
    {
      id: 9,
      title: 'Open meldingen per gemeente',
      description: 'Alle soorten en prioriteiten.',
      at: at(0, 24, 12, 8),
    },
    'none',
    [['sum by (organisation) (peil_tickets_open)', '{{organisation}}']],
  ),
  lines(
    {
      id: 11,
      title: 'Dagen tot een certificaat verloopt',
      description: 'Per controle; onder 21 dagen is het tijd.',
      at: at(12, 24, 12, 8),
    },
    'd',
    [['(probe_ssl_earliest_cert_expiry - time()) / 86400', '{{check}}']],
  ),
  outagesPerMonth,
  lines(
    {
      id: 12,
      title: 'Peil zelf: achterstand van metingen',
      description: 'Start na het geplande moment, 99e percentiel.',
      at: at(0, 41, 12, 7),
    },
    's',
    [
      [
        'histogram_quantile(0.99, sum by (le) (rate(peil_probe_start_lag_seconds_bucket[5m])))',
        '99e percentiel',
      ],
    ],
  ),
  lines(
    {
      id: 13,
      title: 'Peil zelf: metingen per seconde',
      description: 'Opgeslagen metingen.',
      at: at(12, 41, 12, 7),
    },
    'none',
    [['sum(rate(peil_samples_ingested_total[5m]))', 'metingen']],
  ),
];

export const WAVE_COLOUR = WARN;
