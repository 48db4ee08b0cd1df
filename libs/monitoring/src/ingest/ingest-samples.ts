import type { Sample, SampleBatch } from '@peil/contracts';
import { sqlStateOf, type Database, type Tx } from '@peil/persistence';
import { jobActor, type Clock } from '@peil/platform';
import type { Temporal } from 'temporal-polyfill';
import { RETENTION_DAYS } from '../retention/retention-days.js';
import { markSiteSeen } from '../site/mark-site-seen.js';
import { lockStates, updateStates } from './check-state-rows.js';
import { foldRows } from './fold-rows.js';
import { insertTransitions } from './insert-transitions.js';
import { ensurePartitions, forgetPartitions } from './sample-partitions.js';
import { storeSamples, type StoredKey } from './store-samples.js';

export interface Ingested {
  /** Samples that were not known before. */
  readonly stored: number;
  readonly transitions: number;
  /** Samples from the future or older than what is kept. */
  readonly refused: number;
}

const DAY_MS = 86_400_000;
/** A collector's clock may be this far ahead. */
const MOST_AHEAD_MS = 60_000;
const NO_PARTITION = '23514';

/**
 * Stores a batch and folds what is new of it onto the states of its checks, in one transaction.
 * The same batch again changes nothing.
 */
export async function ingestSamples(database: Database, batch: SampleBatch, clock: Clock): Promise<Ingested> {
  const now = clock.now();
  const samples = batch.samples.filter((sample) => isKept(sample, now));
  const scope = { organisations: 'all', actor: jobActor('ingest-samples', batch.collector) } as const;
  try {
    let remember: (() => void) | undefined;
    const result = await database.transaction(scope, async (tx) => {
      remember = await ensurePartitions(
        tx,
        database,
        samples.map(({ dueMs }) => dueMs),
      );
      return ingest(tx, { ...batch, samples }, now);
    });
    remember?.();
    return { ...result, refused: batch.samples.length - samples.length };
  } catch (error) {
    if (sqlStateOf(error) === NO_PARTITION) forgetPartitions(database);
    throw error;
  }
}

function isKept({ dueMs }: Sample, now: Temporal.Instant): boolean {
  const ageMs = now.epochMilliseconds - dueMs;
  return ageMs > -MOST_AHEAD_MS && ageMs < RETENTION_DAYS * DAY_MS;
}

async function ingest(tx: Tx, batch: SampleBatch, now: Temporal.Instant): Promise<Omit<Ingested, 'refused'>> {
  await markSiteSeen(tx, batch.siteId, now);
  if (batch.samples.length === 0) return { stored: 0, transitions: 0 };
  const stored = await storeSamples(tx, batch.samples, batch.collector);
  const fresh = onlyStored(batch.samples, stored);
  if (fresh.length === 0) return { stored: 0, transitions: 0 };
  const checkIds = [...new Set(fresh.map(({ checkId }) => checkId))].sort();
  const { states, transitions } = foldRows(await lockStates(tx, checkIds), fresh);
  await updateStates(tx, states);
  await insertTransitions(tx, transitions, now);
  return { stored: stored.length, transitions: transitions.length };
}

function onlyStored(samples: readonly Sample[], stored: readonly StoredKey[]): Sample[] {
  const keys = new Set(stored.map(({ checkId, dueMs }) => `${checkId} ${dueMs}`));
  return samples.filter(({ checkId, dueMs }) => keys.delete(`${checkId} ${dueMs}`));
}
