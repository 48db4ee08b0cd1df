import { isHost, parseHostAndPort } from './host-and-port.js';

describe('a host with or without a port', () => {
  it.each([
    ['db.example.nl:5432', 'db.example.nl', 5432],
    ['db', 'db', null],
    ['_ldap._tcp.example.nl', '_ldap._tcp.example.nl', null],
    ['10.0.0.1:1', '10.0.0.1', 1],
    ['[2001:db8::1]:65535', '2001:db8::1', 65_535],
    ['[2001:db8::1]', '2001:db8::1', null],
    ['2001:db8::1', '2001:db8::1', null],
  ])('reads %s', (text, host, port) => {
    expect(parseHostAndPort(text)).toEqual({ host, port });
  });

  it.each([
    '',
    ':80',
    'a:',
    'a:b',
    'a:0',
    'a:65536',
    'a:80:90',
    '[10.0.0.1]:80',
    '[::1',
    '-a',
    'a-',
    'a..b',
    '1.2.3',
    '256.1.1.1',
    'a/b',
    'a b',
  ])('refuses "%s"', (text) => {
    expect(parseHostAndPort(text)).toBeNull();
  });

  it('refuses names longer than DNS allows', () => {
    expect(isHost('a'.repeat(63))).toBe(true);
    expect(isHost('a'.repeat(64))).toBe(false);
    expect(isHost(`${'a.'.repeat(127)}a`)).toBe(false);
  });
});
