import { DomainError } from '@peil/platform';
import { RateLimiterRes, type RateLimiterMemory } from 'rate-limiter-flexible';

/** Counts an attempt of `key`; throws `sentence` with a time to wait when there were too many. */
export async function takeAttempt(limiter: RateLimiterMemory, key: string, sentence: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(error.msBeforeNext / 1000, sentence);
    throw error;
  }
}

export function tooMany(seconds: number, sentence: string): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(seconds));
  return new DomainError('too_many_requests', sentence, { params: { retryAfterSeconds } });
}
