import type { Tx } from '@peil/persistence';
import type { Temporal } from 'temporal-polyfill';

/** Seen again within this time needs no write: every batch of a site would queue for its row. */
const COARSE_SECONDS = 2;

/**
 * Notes that a collector of the site gave a sign of life. `blind_since` stays: the sweep ends blindness,
 * so that going blind and coming back are decided in one place.
 */
export async function markSiteSeen(tx: Tx, siteId: string, now: Temporal.Instant): Promise<void> {
  await tx.execute(
    'update site set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $3)',
    [siteId, now, now.subtract({ seconds: COARSE_SECONDS })],
  );
}
