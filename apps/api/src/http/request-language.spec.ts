import { languageOfHeader } from './request-language.js';

describe('the language of a request', () => {
  it.each([
    [undefined, 'nl'],
    ['', 'nl'],
    ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
    ['en', 'en'],
    ['en-GB;q=0.9, nl;q=0.5', 'en'],
    ['de, en;q=0.3', 'en'],
    ['fr', 'nl'],
    ['en;q=nonsense', 'en'],
    [';;;q=,,', 'nl'],
  ])('%p is %s', (header, language) => {
    expect(languageOfHeader(header)).toBe(language);
  });
});
