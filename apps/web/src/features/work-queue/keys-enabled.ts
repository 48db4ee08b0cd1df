import { useState } from 'react';

const STORE_KEY = 'peil.single-letter-keys';

/** Whether single-letter shortcuts work in this browser (WCAG 2.1.4: they can be turned off). */
export function useKeysEnabled(): [boolean, (enabled: boolean) => void] {
  const [enabled, setEnabled] = useState(() => localStorage.getItem(STORE_KEY) !== 'off');
  const choose = (next: boolean): void => {
    localStorage.setItem(STORE_KEY, next ? 'on' : 'off');
    setEnabled(next);
  };
  return [enabled, choose];
}
