import { actionOf, KEY_ACTIONS } from './key-map.js';

const pressed = (key: string, change: Partial<Parameters<typeof actionOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  ...change,
});

describe('actionOf', () => {
  it.each(Object.entries(KEY_ACTIONS))('knows %s as %s', (key, action) => {
    expect(actionOf(pressed(key), 'page')).toBe(action);
  });

  it('does not mind capitals', () => {
    expect(actionOf(pressed('J'), 'page')).toBe('next');
  });

  it('leaves keys alone while someone types or answers a dialog', () => {
    expect(actionOf(pressed('j'), 'typing')).toBeNull();
    expect(actionOf(pressed('j'), 'dialog')).toBeNull();
  });

  it('leaves the shortcuts of the browser alone', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const)
      expect(actionOf(pressed('r', { [modifier]: true }), 'page')).toBeNull();
    expect(actionOf(pressed('r', { defaultPrevented: true }), 'page')).toBeNull();
  });

  it('does not mistake a name of Object for a key', () => {
    expect(actionOf(pressed('toString'), 'page')).toBeNull();
  });
});
