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
  tokens: ['api-tokens'],
  audit: ['audit-entries'],
} as const satisfies Record<string, QueryKey | ((id: string) => QueryKey)>;

export const LIVE_KINDS = ['ticket', 'outage', 'check', 'service', 'site', 'demo'] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

/** What to ask again after an event about `subject`. `all` when everything may have changed. */
export function outdatedBy(kind: LiveKind, subject: string): readonly QueryKey[] | 'all' {
  switch (kind) {
    case 'ticket':
      return [
        KEYS.tickets,
        KEYS.views,
        KEYS.ticket(subject),
        KEYS.portal,
        KEYS.complaint(subject),
        ['outage'],
      ];
    case 'outage':
      return [
        KEYS.outages,
        KEYS.outage(subject),
        KEYS.views,
        KEYS.services,
        KEYS.portal,
        ['ticket'],
        ['service'],
      ];
    case 'check':
      return [KEYS.checks, KEYS.check(subject), KEYS.services, ['service']];
    case 'service':
      return [KEYS.services, KEYS.service(subject)];
    case 'site':
      return [KEYS.checks, KEYS.services, ['check'], ['service']];
    case 'demo':
      return 'all';
  }
}
