import { useState } from 'react';

const keyOf = (ticketId: string): string => `peil.draft.${ticketId}`;

/** An unsent reply survives walking to another ticket, a reload and a lost connection, until the tab closes. */
export function useDraft(ticketId: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(keyOf(ticketId)) ?? '');
  const keep = (next: string): void => {
    setText(next);
    if (next) sessionStorage.setItem(keyOf(ticketId), next);
    else sessionStorage.removeItem(keyOf(ticketId));
  };
  return [text, keep];
}
