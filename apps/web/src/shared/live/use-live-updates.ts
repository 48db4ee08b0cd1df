import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openLiveConnection, type LiveState } from './live-connection.js';
import { outdatedBy } from './query-keys.js';

/** Events come in bursts (one outage touches many rows): ask again at most this often. */
const GATHER_MS = 250;

/** Keeps every query of the page fresh; returns whether the stream is alive. */
export function useLiveUpdates(): LiveState {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    let waiting = new Map<string, QueryKey>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      timer = undefined;
      const keys = [...waiting.values()];
      waiting = new Map();
      for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
    };
    const refreshAll = (): void => void queryClient.invalidateQueries();
    const close = openLiveConnection('/api/v1/events', {
      onState: setState,
      onGap: refreshAll,
      onEvent: (kind, subject) => {
        const outdated = outdatedBy(kind, subject);
        if (outdated === 'all') {
          refreshAll();
          return;
        }
        for (const key of outdated) waiting.set(JSON.stringify(key), key);
        timer ??= setTimeout(flush, GATHER_MS);
      },
    });
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [queryClient]);

  return state;
}
