import { suggestService } from './suggest-service.js';

const services = [
  { slug: 'e-mail', name: 'E-mail' },
  { slug: 'zaaksysteem', name: 'Zaaksysteem' },
  { slug: 'netwerk', name: 'Netwerk' },
  { slug: 'thuiswerken', name: 'Thuiswerken (VPN)' },
  { slug: 'print-dienst', name: 'Printdienst' },
];

describe('suggesting a service from a text', () => {
  it.each([
    ['Mijn E-MAIL doet het niet', 'e-mail'],
    ['de mailserver ligt eruit', 'e-mail'],
    ['Het zaaksysteem is traag', 'zaaksysteem'],
    ['weer een netwerkstoring', 'netwerk'],
    ['Kan niet thuiswerken', 'thuiswerken'],
    ['de printer doet niets, print alleen wit', 'print-dienst'],
  ])('"%s" is about %s', (text, slug) => {
    expect(suggestService(text, services)?.slug).toBe(slug);
  });

  it('prefers the service of which more was said', () => {
    const both = [...services, { slug: 'x', name: 'Netwerk Stadhuis' }];
    expect(suggestService('netwerk in het stadhuis plat', both)?.slug).toBe('x');
  });

  it('says nothing when two fit equally well', () => {
    const twins = [
      { slug: 'a', name: 'Netwerk' },
      { slug: 'b', name: 'Netwerk' },
    ];
    expect(suggestService('netwerk plat', twins)).toBeNull();
  });

  it.each(['Niets werkt hier', '', 'Mijn scherm is zwart', 'Welke dienst doet dit?'])(
    'says nothing about "%s"',
    (text) => {
      expect(suggestService(text, services)).toBeNull();
    },
  );
});
