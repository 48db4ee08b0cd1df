import { jest } from '@jest/globals';
import { setPassword } from '@peil/identity';
import { systemActor, systemClock } from '@peil/platform';
import { aPerson, anOrganisation } from '@peil/test/builders/people.js';
import { createTestDatabase, type TestDatabase } from '@peil/test/harness/test-database.js';
import { EXIT } from './exit-codes.js';
import { runCommandLine } from './run-command-line.js';

const everything = { organisations: 'all', actor: systemActor('spec') } as const;
const EMAIL = 'ada@dienst.example';

describe('peil password-link', () => {
  let test: TestDatabase;
  const printed: string[] = [];
  const said: string[] = [];
  beforeAll(async () => {
    test = await createTestDatabase(systemClock);
    await test.database.transaction(everything, async (tx) => {
      const { id: organisation_id } = await anOrganisation(tx, { kind: 'shared' });
      await aPerson(tx, { organisation_id, email: EMAIL, role: 'admin' });
      const disabled_at = '2026-01-01T00:00:00Z';
      await aPerson(tx, { organisation_id, email: 'weg@dienst.example', disabled_at });
    });
  });
  beforeEach(() => {
    printed.length = 0;
    said.length = 0;
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
    jest.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)));
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => test.drop());

  const run = (...args: string[]) =>
    runCommandLine(['password-link', ...args], {
      DATABASE_URL: test.url,
      PEIL_SECRET: 'een geheim dat lang genoeg is voor dit',
      PEIL_BASE_URL: 'https://peil.example',
      PEIL_LOG_LEVEL: 'error',
    });

  it('prints a link that sets a password, and leaves an audit row', async () => {
    expect(await run(EMAIL.toUpperCase())).toBe(EXIT.ok);
    expect(printed).toEqual([
      expect.stringMatching(/^https:\/\/peil\.example\/wachtwoord\?token=[\w-]{43}\n$/),
    ]);
    const token = new URL(printed[0] ?? '').searchParams.get('token') ?? '';
    const chosen = { token, password: 'vier losse woorden samen', origin: '::1' };
    await expect(setPassword(test.database, chosen, systemClock)).resolves.toBeUndefined();
    const [row] = await test.database.transaction(everything, (tx) =>
      tx.query<{ actor_label: string }>(
        `select actor_label from audit where action = 'password_link.create'`,
      ),
    );
    expect(row?.actor_label).toBe('peil password-link');
  });

  it.each([
    ['an unknown address', ['niemand@dienst.example'], 'There is no account with this e-mail address'],
    ['a blocked account', ['weg@dienst.example'], 'This account is blocked'],
    ['no address', [], 'Usage: peil password-link <email>'],
  ])('prints no link for %s and says why', async (_what, args, sentence) => {
    expect(await run(...args)).toBe(EXIT.usage);
    expect(said.at(-1)).toContain(sentence);
    expect(printed).toEqual([]);
  });
});
