import { useEffect, useEffectEvent } from 'react';
import { actionOf, type KeyAction, type KeyPlace } from './key-map.js';

const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]';
const DIALOG = '[role=dialog], [role=alertdialog], [role=listbox], [role=menu]';

/** Single-letter shortcuts of the queue, while `enabled`. */
export function useQueueKeys(enabled: boolean, perform: (action: KeyAction) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event, placeOf(event.target));
    if (!action) return;
    event.preventDefault();
    perform(action);
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [enabled]);
}

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(DIALOG) || document.querySelector('[aria-modal=true], .dialog-overlay')) return 'dialog';
  return target.closest(TYPING) ? 'typing' : 'page';
}
