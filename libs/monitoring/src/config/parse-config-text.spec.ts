import { readFileSync } from 'node:fs';
import { parseConfigText } from './parse-config-text.js';
import { pathText } from './config-fault.js';

/** "3 checks[0].kind: reason | hint" for each fault. */
function faultsOf(text: string, language: 'en' | 'nl' = 'en'): string[] {
  const parsed = parseConfigText(text);
  if (parsed.ok) return [];
  return parsed.faults.map(
    ({ line, path, reason, hint }) => `${line} ${pathText(path)}: ${reason[language]} | ${hint[language]}`,
  );
}

const check = (lines: string) => `organisations: [{ id: a, name: A }]\nchecks:\n  - id: web\n${lines}`;

describe('parseConfigText', () => {
  it('reads a ten-line file and fills in the defaults of the schema', () => {
    const parsed = parseConfigText(`organisations:
  - { id: meerdijk, name: Meerdijk }
teams:
  - { id: beheer, name: Beheer, onCall: [oncall@meerdijk.example] }
checks:
  - { id: web, kind: http, target: 'http://127.0.0.1:8080/', every: 5s, retryEvery: 1s }
  - { id: poort, kind: tcp, target: '127.0.0.1:5432', service: database }
`);
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        version: 1,
        checks: [
          { every: '5s', confirmations: 2 },
          { every: '60s', service: 'database' },
        ],
      },
    });
  });

  it('tells all faults of a wrong file at once, by line', () => {
    const text = `organisations:
  - { id: a, name: A }
items:
  - { id: net, name: Net, dependsOn: [vpn] }
  - { id: vpn, name: VPN, dependsOn: [net] }
checks:
  - { id: web, kind: htpp, target: 'http://a.example/' }
  - { id: url, kind: http, target: 'not a url' }
  - { id: slow, kind: tcp, target: 'a.example:22', every: 0s }
  - { id: web, kind: tcp, target: 'a.example:22' }
`;
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(
        /^4 items\[0\]\.dependsOn: these components depend on each other: net → vpn → net/,
      ),
      '7 checks[0].kind: unknown kind "htpp" | did you mean "http"?',
      expect.stringMatching(/^8 checks\[1\]\.target: .+ \| write for instance http/),
      '9 checks[2].every: "0s" is out of range | use 1s to 24h',
      '10 checks[3].id: "web" is already used on line 7 | give each element its own',
    ]);
  });

  it.each([
    [
      'a number as interval',
      check('    kind: tcp\n    target: a.nl:22\n    every: 0\n'),
      '6 checks[0].every: 0 is no duration',
    ],
    [
      'an interval without unit',
      check('    kind: tcp\n    target: a.nl:22\n    every: 30\n'),
      'write for instance "30s"',
    ],
    [
      'a timeout above the interval',
      check('    kind: tcp\n    target: a.nl:22\n    every: 5s\n    timeout: 10s\n'),
      '7 checks[0].timeout: the interval 5s is below the timeout 10s',
    ],
    [
      'a retry interval above the interval',
      check('    kind: tcp\n    target: a.nl:22\n    every: 5s\n    retryEvery: 9s\n'),
      'the retry interval 9s is above the interval 5s',
    ],
    ['a missing target', check('    kind: tcp\n'), '3 checks[0].target: "target" is missing'],
    [
      'an unknown key',
      check('    kind: tcp\n    target: a.nl:22\n    evry: 5s\n'),
      '6 checks[0].evry: "evry" is not a key that belongs here | did you mean "every"?',
    ],
    [
      'the word interval',
      check('    kind: tcp\n    target: a.nl:22\n    interval: 5s\n'),
      'did you mean "every"?',
    ],
    [
      'an unknown setting',
      check('    kind: http\n    target: https://a.nl/\n    settings:\n      metod: GET\n'),
      '7 checks[0].settings.metod: "metod" is not a key that belongs here',
    ],
    [
      'a wrong setting',
      check('    kind: http\n    target: https://a.nl/\n    settings: { method: GETT }\n'),
      '6 checks[0].settings.method: unknown method "GETT" | did you mean "GET"?',
    ],
    ['a port out of range', check('    kind: tcp\n    target: a.nl:99999\n'), '5 checks[0].target:'],
    [
      'too many confirmations',
      check('    kind: tcp\n    target: a.nl:22\n    confirmations: 99\n'),
      '99 is out of range | use at most 20',
    ],
    [
      'a slug with capitals',
      'organisations:\n  - id: Gemeente A\n    name: A\n',
      '2 organisations[0].id: "Gemeente A" is not made of lower-case letters, digits and single hyphens only | write for instance "gemeente-a"',
    ],
    [
      'a number as id',
      'organisations:\n  - id: 12\n    name: A\n',
      '12 is not a text | put it in quotes: "12"',
    ],
    [
      'a wrong e-mail address',
      'teams:\n  - id: t\n    name: T\n    onCall: [piet]\n',
      '4 teams[0].onCall[0]: "piet" is no e-mail address',
    ],
    [
      'an unknown organisation',
      'organisations: [{ id: heidestad, name: H }]\nsites:\n  - id: s\n    name: S\n    organisation: heidestat\n',
      '5 sites[0].organisation: "heidestat" is not among organisations | did you mean "heidestad"?',
    ],
    [
      'an unknown service next to known ones',
      'services: [{ id: mail, name: Mail }]\nchecks:\n  - { id: c, kind: tcp, target: "a.nl:25", service: male }\n',
      '3 checks[0].service: "male" is not among services | did you mean "mail"?',
    ],
    [
      'an unknown role',
      'organisations: [{ id: a, name: A }]\npeople:\n  - { email: a@b.nl, name: A, organisation: a, roles: [chief] }\n',
      'unknown 0 "chief"',
    ],
    [
      'an address block that is none',
      'organisations:\n  - id: a\n    name: A\n    allow: [10.0.0.0/33]\n',
      '4 organisations[0].allow[0]: "10.0.0.0/33" is no address block',
    ],
    [
      'an address block that programs read in two ways',
      'organisations:\n  - id: a\n    name: A\n    allow: ["010.0.0.0/8"]\n',
      '4 organisations[0].allow[0]: "010.0.0.0/8" is no address block',
    ],
    [
      'overlapping opening hours',
      'calendars:\n  - id: k\n    name: K\n    hours:\n      mon: [["08:00", "12:00"], ["11:00", "17:00"]]\n',
      '5 calendars[0].hours.mon[1]: 11:00-17:00 overlaps 08:00-12:00',
    ],
    [
      'an unknown time zone',
      'calendars:\n  - id: k\n    name: K\n    zone: Europe/Amsterdm\n    hours: { mon: [["08:00", "12:00"]] }\n',
      '4 calendars[0].zone: "Europe/Amsterdm"',
    ],
    [
      'a calendar that never opens',
      'calendars:\n  - id: k\n    name: K\n    hours: {}\n',
      'the calendar never opens',
    ],
    [
      'a time without minutes',
      'calendars:\n  - id: k\n    name: K\n    hours: { mon: [["8", "12:00"]] }\n',
      '"8" is no time',
    ],
    [
      'a service level without a known calendar',
      'serviceLevels:\n  - { priority: P1, calendar: kantoor, firstResponse: 1h, resolution: 4h }\n',
      '"kantoor" is not among calendars',
    ],
    ['a tab', 'organisations:\n\t- id: a\n', '2 : a tab is used for indentation | indent with spaces'],
    ['a key that stands twice', 'version: 1\nversion: 1\n', '2 : this key stands twice'],
    ['a list instead of a mapping', '- a\n- b\n', '1 : the file is not a mapping of keys to values'],
    ['an empty file', '', '1 : the file is not a mapping of keys to values'],
    ['an open bracket', 'organisations: [{ id: a, name: A }\nchecks: []\n', '2 : '],
    ['a list that is a text', 'checks: web\n', '1 checks: "web" is not a list'],
    ['another version', 'version: 2\n', '1 version: unknown version 2'],
  ])('names the line and the fix for %s', (_, text, expected) => {
    expect(faultsOf(text).join('\n')).toContain(expected);
  });

  it('accepts an empty list and a file without organisations', () => {
    expect(parseConfigText('checks:\n  - { id: a, kind: tcp, target: "a.nl:1" }\nteams:\n')).toMatchObject({
      ok: true,
    });
  });

  it('says the same in Dutch', () => {
    expect(faultsOf(check('    kind: htpp\n    target: x\n'), 'nl')).toEqual([
      '4 checks[0].kind: onbekende waarde "htpp" voor kind | bedoelde u "http"?',
    ]);
  });

  it('refuses aliases that multiply beyond reason', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i += 1) {
      const last = String.fromCharCode(96 + i);
      bomb.push(
        `${String.fromCharCode(97 + i)}: &${String.fromCharCode(97 + i)} [${`*${last},`.repeat(9).slice(0, -1)}]`,
      );
    }
    expect(faultsOf(bomb.join('\n')).join('')).toContain('not a mapping');
  });

  it('accepts the example of docs/configuration.md', () => {
    const page = readFileSync('docs/configuration.md', 'utf8');
    const example = /```yaml\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
    expect(faultsOf(example)).toEqual([]);
    expect(parseConfigText(example)).toMatchObject({
      ok: true,
      config: { checks: [{ id: 'website' }, { id: 'mail' }] },
    });
  });
});
