import { useCallback, useSyncExternalStore } from 'react';

/** `phone`: rows fold into two lines. `onePane`: a list and what is selected in it no longer fit side by side. */
const QUERIES = { phone: '(width <= 48rem)', onePane: '(width <= 60rem)' } as const;

/** Whether the window is that narrow, or zoomed in that far. The style sheets use the same widths. */
export function useNarrow(kind: keyof typeof QUERIES): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(QUERIES[kind]);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [kind],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(QUERIES[kind]).matches);
}
