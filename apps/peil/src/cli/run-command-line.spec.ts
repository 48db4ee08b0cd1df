import { jest } from '@jest/globals';
import type { StartupErrorKind } from '@peil/platform';
import { COMMANDS } from './commands.js';
import { EXIT, STARTUP_EXIT } from './exit-codes.js';
import { runCommandLine } from './run-command-line.js';

describe('the command line', () => {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    for (const method of ['log', 'error'] as const)
      jest.spyOn(console, method).mockImplementation((line) => void said.push(String(line)));
  });
  afterEach(() => jest.restoreAllMocks());

  it('names every command in its help', async () => {
    expect(await runCommandLine(['--help'], {})).toBe(EXIT.ok);
    for (const { name, summary } of COMMANDS) {
      expect(said[0]).toContain(`  ${name}`);
      expect(said[0]).toContain(summary.en);
    }
  });

  it('says what it knows when a command is unknown, in Dutch where the locale is Dutch', async () => {
    expect(await runCommandLine(['strat'], { LANG: 'nl_NL.UTF-8' })).toBe(EXIT.usage);
    expect(said[0]).toMatch(/^Peil kent geen opdracht "strat". Kies uit: start, api, collector, worker/);
  });

  it('shows the help and fails when no command is given', async () => {
    expect(await runCommandLine([], {})).toBe(EXIT.usage);
    expect(said[0]).toContain('Usage: peil <command>');
  });

  it.each(['start', 'api', 'collector', 'worker', 'migrate'])(
    '%s refuses wrong settings with their list and its exit code, without a stack trace',
    async (command) => {
      expect(await runCommandLine([command], { PEIL_PORT: 'x', PEIL_LOG_LEVEL: 'y' })).toBe(
        STARTUP_EXIT.config,
      );
      expect(said).toHaveLength(1);
      expect(said[0]).toContain('PEIL_PORT');
      expect(said[0]).toContain('PEIL_LOG_LEVEL');
      expect(said[0]).not.toContain('    at ');
    },
  );

  it('gives every expected failure an exit code of its own', () => {
    const kinds = Object.keys(STARTUP_EXIT) as StartupErrorKind[];
    const codes = [...Object.values(EXIT), ...kinds.map((kind) => STARTUP_EXIT[kind])];
    expect(new Set(codes).size).toBe(codes.length);
  });
});
