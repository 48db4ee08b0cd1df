import { useState } from 'react';

const STORE_KEY = 'peil.unsent-complaint';

/** The text being written: a reload, an expired session or a lost connection does not lose it. */
export function useUnsent(): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(STORE_KEY) ?? '');
  const keep = (next: string): void => {
    sessionStorage.setItem(STORE_KEY, next);
    setText(next);
  };
  return [text, keep];
}

export const forgetUnsent = (): void => sessionStorage.removeItem(STORE_KEY);
