import type { Tx } from '@peil/persistence';
import { Temporal } from 'temporal-polyfill';
import { lockStates, updateStates } from '../ingest/check-state-rows.js';
import { foldRows } from '../ingest/fold-rows.js';
import { insertTransitions } from '../ingest/insert-transitions.js';

/** A site whose collectors went silent, or came back. */
export interface SiteChange {
  readonly siteId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly phase: 'blind' | 'seen';
  readonly blindSince: Temporal.Instant;
}

/** Without a sign of life for this long nobody watches a site; collectors give one every 10 s. */
const BLIND_AFTER_SECONDS = 30;

const GO_BLIND = `update site s set blind_since = coalesce(s.last_seen_at, $1)
  where s.blind_since is null and coalesce(s.last_seen_at, $2) <= $2
    and exists (select 1 from check_definition c where c.site_id = s.id and c.enabled and c.updated_at <= $2)
  returning s.id as "siteId", s.organisation_id as "organisationId", s.name, s.blind_since as "blindSince"`;

const COME_BACK = `update site s set blind_since = null from site old
  where old.id = s.id and s.blind_since is not null and s.last_seen_at > $1
  returning s.id as "siteId", s.organisation_id as "organisationId", s.name, old.blind_since as "blindSince"`;

interface SiteRow {
  readonly siteId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly blindSince: Date;
}

/**
 * Finds sites that went silent and those that came back; each change is returned exactly once.
 * Checks of a silent site become `unknown`, never `down`. `watchingSince` is when this installation began
 * to plan windows: before that nobody could have answered.
 */
export async function sweepBlindSites(
  tx: Tx,
  now: Temporal.Instant,
  watchingSince: Temporal.Instant,
): Promise<SiteChange[]> {
  const silentBefore = now.subtract({ seconds: BLIND_AFTER_SECONDS });
  const seen = await tx.query<SiteRow>(COME_BACK, [silentBefore]);
  const watchedLongEnough = watchingSince.epochMilliseconds <= silentBefore.epochMilliseconds;
  const blind = watchedLongEnough ? await tx.query<SiteRow>(GO_BLIND, [now, silentBefore]) : [];
  for (const site of blind) await forgetStates(tx, site.siteId, now);
  const changes = [
    ...seen.map((row) => toChange(row, 'seen')),
    ...blind.map((row) => toChange(row, 'blind')),
  ];
  for (const { siteId, organisationId } of changes) {
    await tx.notify({ kind: 'site', organisationId, subject: siteId, at: now });
  }
  return changes;
}

function toChange({ blindSince, ...row }: SiteRow, phase: SiteChange['phase']): SiteChange {
  return { ...row, phase, blindSince: Temporal.Instant.fromEpochMilliseconds(blindSince.getTime()) };
}

/** Folds one `unknown` observation onto every check of the site, as if a collector had reported it. */
async function forgetStates(tx: Tx, siteId: string, now: Temporal.Instant): Promise<void> {
  const checks = await tx.query<{ id: string }>(
    'select id from check_definition where site_id = $1 and enabled order by id',
    [siteId],
  );
  const ids = checks.map(({ id }) => id);
  const observation = { dueMs: now.epochMilliseconds, outcome: 'unknown', reason: 'blind_site' } as const;
  const { states, transitions } = foldRows(
    await lockStates(tx, ids),
    ids.map((checkId) => ({ checkId, ...observation })),
  );
  await updateStates(tx, states);
  await insertTransitions(tx, transitions, now);
}
