import { returnPath } from './return-path.js';

describe('returnPath', () => {
  it('leads back to a page of this site', () => {
    expect(returnPath('/werkvoorraad?ticket=1')).toBe('/werkvoorraad?ticket=1');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/aanmelden',
    undefined,
  ])('does not lead to %s', (wanted) => {
    expect(returnPath(wanted)).toBeUndefined();
  });
});
