import type { QueryKey } from '@tanstack/react-query';

/** First members of the query keys, so that a live event finds what it makes old. */
export const KEYS = {
  session: ['session'],
  setup: ['setup'],
  organisations: ['organisations'],
  people: ['people'],
  tickets: ['tickets'],
  ticket: (id: string) => ['ticket', id],
  views: ['ticket-views'],
  outages: ['outages'],
  outage: (id: string) => ['outage', id],
  services: ['services'],
  service: (id: string) => ['service', id],
  checks: ['checks'],
  check: (id: string) => ['check', id],
  portal: ['portal'],
  complaint: (id: string) => ['complaint', id],
  accounts: ['accounts'],
  tokens: ['api-tokens'],
  audit: ['audit-entries'],
} as const satisfies Record<string, QueryKey | ((id: string) => QueryKey)>;

export const LIVE_KINDS = ['ticket', 'outage', 'check', 'service', 'site', 'demo'] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

type Outdated = readonly QueryKey[] | 'all';

const OUTDATED: Record<LiveKind, (subject: string) => Outdated> = {
  ticket: (id) => [KEYS.tickets, KEYS.views, KEYS.ticket(id), KEYS.portal, KEYS.complaint(id), ['outage']],
  outage: (id) => [
    KEYS.outages,
    KEYS.outage(id),
    KEYS.views,
    KEYS.services,
    KEYS.portal,
    ['ticket'],
    ['service'],
  ],
  check: (id) => [KEYS.checks, KEYS.check(id), KEYS.services, ['service']],
  service: (id) => [KEYS.services, KEYS.service(id)],
  site: () => [KEYS.checks, KEYS.services, ['check'], ['service']],
  demo: () => 'all',
};

/** What to ask again after an event about `subject`; `all` when everything may have changed. */
export const outdatedBy = (kind: LiveKind, subject: string): Outdated => OUTDATED[kind](subject);
