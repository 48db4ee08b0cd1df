import { EMPTY_SETUP, requestOf, slugOf, type SetupForm } from './setup-form.js';
import { faultsOfStep, fieldOnScreen, stepOf } from './setup-faults.js';

const aForm = (change: Partial<SetupForm>): SetupForm => ({ ...EMPTY_SETUP, ...change });
const named = (...names: string[]) => names.map((name) => ({ name, kind: 'municipality' as const }));

describe('slugOf', () => {
  it.each([
    ['Gemeente Sint-Jansteen', 'sint-jansteen'],
    ['Súdwest-Fryslân', 'sudwest-fryslan'],
    ["'s-Hertogenbosch", 's-hertogenbosch'],
    ['  ', ''],
    ['!!', ''],
  ])('makes of "%s" the short name "%s"', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

describe('faultsOfStep', () => {
  it('points at each field of the administrator that is wrong', () => {
    expect(faultsOfStep('administrator', EMPTY_SETUP)).toEqual({
      'administrator.name': 'nameMissing',
      'administrator.email': 'emailWrong',
      'administrator.password': 'passwordShort',
    });
  });

  it('asks for one organisation at least and points at a double one', () => {
    expect(faultsOfStep('organisations', EMPTY_SETUP)).toEqual({
      'organisations.0.name': 'organisationMissing',
    });
    expect(
      faultsOfStep(
        'organisations',
        aForm({ organisations: named('Meerdijk', '', 'Gemeente Meerdijk', '!!') }),
      ),
    ).toEqual({
      'organisations.2.name': 'organisationTwice',
      'organisations.3.name': 'organisationUnusable',
    });
  });

  it.each([
    ['http', '', 'targetMissing'],
    ['http', 'www.meerdijk.nl', 'targetNoUrl'],
    ['tcp', 'mail.meerdijk.nl', 'targetNoPort'],
  ] as const)('knows that "%s" cannot check "%s"', (kind, target, fault) => {
    const form = aForm({ start: 'check', check: { name: 'Web', kind, target } });
    expect(faultsOfStep('start', form)).toEqual({ 'firstCheck.target': fault });
  });

  it('asks nothing about a check when the demo was chosen', () => {
    expect(faultsOfStep('start', aForm({ start: 'demo' }))).toEqual({});
  });
});

describe('a refusal of the server', () => {
  it('is shown at the row that was meant, although empty rows were not sent', () => {
    const form = aForm({ organisations: named('', 'Meerdijk', 'Zandhoven') });
    expect(requestOf(form, 't').organisations).toHaveLength(2);
    expect(fieldOnScreen('organisations.1.slug', form)).toBe('organisations.2.name');
    expect(fieldOnScreen('administrator.email', form)).toBe('administrator.email');
  });

  it('leads to the step that holds the field', () => {
    expect(['administrator.email', 'organisations.0.slug', 'firstCheck.target', 'token'].map(stepOf)).toEqual(
      ['administrator', 'organisations', 'start', null],
    );
  });
});
