/** One metric family as it appears on /metrics. Names carry their unit; labels are bounded by configuration. */
export interface MetricFamily {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
}

const CHECK = ['check', 'kind', 'site', 'item'] as const;

/** Series per check, named as blackbox_exporter names them where it has a name. */
export const CHECK_FAMILIES = {
  probeSuccess: {
    name: 'probe_success',
    type: 'gauge',
    help: 'Whether the last probe of the check succeeded (1) or not (0); absent while nothing is known',
    labels: CHECK,
  },
  probeDuration: {
    name: 'probe_duration_seconds',
    type: 'gauge',
    help: 'How long the last probe of the check took',
    labels: CHECK,
  },
  certificateExpiry: {
    name: 'probe_ssl_earliest_cert_expiry',
    type: 'gauge',
    help: 'Unix time at which the certificate seen by the last probe expires',
    labels: CHECK,
  },
  checkState: {
    name: 'peil_check_state',
    type: 'gauge',
    help: 'Confirmed state of the check: 1 for the state it is in, 0 for the others',
    labels: [...CHECK, 'state'],
  },
  lastSample: {
    name: 'peil_check_last_sample_timestamp_seconds',
    type: 'gauge',
    help: 'Due instant of the last sample of the check',
    labels: CHECK,
  },
} as const satisfies Record<string, MetricFamily>;

/** What management and the desk watch, read from PostgreSQL at each scrape. */
export const BUSINESS_FAMILIES = {
  serviceUp: {
    name: 'peil_service_up',
    type: 'gauge',
    help: 'Whether every known check that serves this municipality with this service is up (1) or not (0)',
    labels: ['service', 'organisation'],
  },
  outagesOpen: {
    name: 'peil_outages_open',
    type: 'gauge',
    help: 'Outages that go on now, by service',
    labels: ['service'],
  },
  outages: {
    name: 'peil_outages_total',
    type: 'counter',
    help: 'Outages ever detected',
    labels: [],
  },
  ticketsOpen: {
    name: 'peil_tickets_open',
    type: 'gauge',
    help: 'Tickets that are not resolved, closed or cancelled',
    labels: ['kind', 'priority', 'organisation'],
  },
  tickets: {
    name: 'peil_tickets_total',
    type: 'counter',
    help: 'Tickets ever opened',
    labels: ['kind', 'organisation'],
  },
  clocksBreached: {
    name: 'peil_sla_clocks_breached',
    type: 'gauge',
    help: 'Clocks of open tickets that passed their due time',
    labels: ['clock'],
  },
  messagesWaiting: {
    name: 'peil_messages_waiting',
    type: 'gauge',
    help: 'Messages in the outbox that are neither sent nor given up',
    labels: [],
  },
  oldestMessage: {
    name: 'peil_message_oldest_waiting_seconds',
    type: 'gauge',
    help: 'Age of the oldest waiting message',
    labels: [],
  },
  sitesBlind: {
    name: 'peil_site_blind',
    type: 'gauge',
    help: 'Whether nobody measures at this site (1) or somebody does (0)',
    labels: ['site'],
  },
  transitionsWaiting: {
    name: 'peil_transitions_waiting',
    type: 'gauge',
    help: 'Confirmed transitions that no worker has processed yet',
    labels: [],
  },
  waveStart: {
    name: 'peil_wave_start_timestamp_seconds',
    type: 'gauge',
    help: 'When this wave of the redesign starts',
    labels: ['programme', 'wave'],
  },
} as const satisfies Record<string, MetricFamily>;

/** What the processes of Peil count about themselves. */
export const PIPELINE_FAMILIES = {
  probes: {
    name: 'peil_probes_total',
    type: 'counter',
    help: 'Probes run by this process',
    labels: ['kind', 'outcome'],
  },
  probeLag: {
    name: 'peil_probe_start_lag_seconds',
    type: 'histogram',
    help: 'Actual start of a probe minus its due instant',
    labels: [],
  },
  samples: {
    name: 'peil_samples_ingested_total',
    type: 'counter',
    help: 'Samples stored by this process; doubles are not counted',
    labels: [],
  },
  ingestDuration: {
    name: 'peil_ingest_duration_seconds',
    type: 'histogram',
    help: 'Duration of one ingest transaction',
    labels: [],
  },
  windowsPlanned: {
    name: 'peil_windows_planned_total',
    type: 'counter',
    help: 'Windows handed to the queue by this process',
    labels: [],
  },
  messagesSent: {
    name: 'peil_messages_sent_total',
    type: 'counter',
    help: 'Messages handed to a channel by this process, by outcome',
    labels: ['channel', 'outcome'],
  },
  httpDuration: {
    name: 'peil_http_request_duration_seconds',
    type: 'histogram',
    help: 'Duration of requests to the API',
    labels: ['method', 'route', 'status'],
  },
} as const satisfies Record<string, MetricFamily>;

/** Every family that Peil itself names; the boards in grafana/ may use these and prom-client's process metrics. */
export const CATALOGUE: readonly MetricFamily[] = [
  ...Object.values(CHECK_FAMILIES),
  ...Object.values(BUSINESS_FAMILIES),
  ...Object.values(PIPELINE_FAMILIES),
];
