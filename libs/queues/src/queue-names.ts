/** Samples travel from every collector to the workers. */
export const SAMPLES_QUEUE = 'samples';

const PROBE_PREFIX = 'probe.';

/** The queue of one site's windows. */
export function probeQueue(siteSlug: string): string {
  return `${PROBE_PREFIX}${siteSlug}`;
}

/** The site of a window queue, or undefined for another queue. */
export function siteOfQueue(queue: string): string | undefined {
  return queue.startsWith(PROBE_PREFIX) ? queue.slice(PROBE_PREFIX.length) : undefined;
}
