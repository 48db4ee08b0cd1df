import { useSyncExternalStore } from 'react';

interface Ticker {
  nowMs: number;
  subscribe: (listener: () => void) => () => void;
  read: () => number;
}

const tickers = new Map<number, Ticker>();

/** The present, at most `everyMs` old; all components of one interval move together. */
export function useNow(everyMs = 20_000): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}

function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    ticker.nowMs = Date.now();
    for (const listener of listeners) listener();
  };
  const ticker: Ticker = {
    nowMs: Date.now(),
    read: () => ticker.nowMs,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        ticker.nowMs = Date.now();
        timer = setInterval(tick, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
  tickers.set(everyMs, ticker);
  return ticker;
}
