import { LIVE_KINDS, type LiveKind } from './query-keys.js';

export type LiveState = 'connecting' | 'live' | 'stale';

/** Without a heartbeat for this long, what is on screen may be old. */
export const STALE_AFTER_MS = 10_000;
const RETRY_MS = 3000;
const WATCH_MS = 1000;

export interface LiveListener {
  onEvent: (kind: LiveKind, subject: string) => void;
  /** After a break the server could not bridge: everything may have changed. */
  onGap: () => void;
  onState: (state: LiveState) => void;
}

/** One stream of events for the whole page; it reconnects by itself and resumes at the last event seen. */
export function openLiveConnection(url: string, listener: LiveListener): () => void {
  let source: EventSource | null = null;
  let lastBeatMs = performance.now();
  let state: LiveState = 'connecting';
  let retry: ReturnType<typeof setTimeout> | undefined;

  const show = (next: LiveState): void => {
    if (next === state) return;
    state = next;
    listener.onState(next);
  };
  const beat = (): void => {
    lastBeatMs = performance.now();
    show('live');
  };
  const connect = (): void => {
    source = new EventSource(url);
    const broken = state !== 'connecting';
    source.addEventListener('open', () => {
      if (broken) listener.onGap();
      beat();
    });
    source.addEventListener('heartbeat', beat);
    source.addEventListener('reset', listener.onGap);
    for (const kind of LIVE_KINDS) source.addEventListener(kind, receive(kind));
    source.addEventListener('error', reconnectWhenClosed);
  };
  const receive = (kind: LiveKind) => (event: MessageEvent<string>) => {
    beat();
    listener.onEvent(kind, subjectOf(event.data));
  };
  // The browser reconnects after a lost connection, but gives up after an answer that is no stream.
  const reconnectWhenClosed = (): void => {
    if (source?.readyState === EventSource.CLOSED) retry = setTimeout(connect, RETRY_MS);
  };
  const watch = setInterval(() => {
    if (performance.now() - lastBeatMs > STALE_AFTER_MS) show('stale');
  }, WATCH_MS);

  connect();
  return () => {
    clearInterval(watch);
    clearTimeout(retry);
    source?.close();
  };
}

export function subjectOf(data: string): string {
  try {
    const parsed: unknown = JSON.parse(data);
    if (typeof parsed === 'object' && parsed !== null && 'subject' in parsed) return String(parsed.subject);
  } catch {
    return '';
  }
  return '';
}
