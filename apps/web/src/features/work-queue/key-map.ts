export const KEY_ACTIONS = {
  j: 'next',
  k: 'previous',
  a: 'assign',
  r: 'reply',
  e: 'resolve',
  l: 'link',
  n: 'create',
  '/': 'search',
  '?': 'help',
} as const;

export type KeyAction = (typeof KEY_ACTIONS)[keyof typeof KEY_ACTIONS];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  defaultPrevented: boolean;
}

/** Where the key was pressed: typing into a field or answering a dialog is never a shortcut. */
export type KeyPlace = 'page' | 'typing' | 'dialog';

const isAction = (key: string): key is keyof typeof KEY_ACTIONS => Object.hasOwn(KEY_ACTIONS, key);

/** What a key press asks for, or null when it is none of ours. */
export function actionOf(pressed: Pressed, place: KeyPlace): KeyAction | null {
  if (place !== 'page' || pressed.defaultPrevented) return null;
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const key = pressed.key.toLowerCase();
  return isAction(key) ? KEY_ACTIONS[key] : null;
}
