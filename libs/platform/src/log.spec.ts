import { createLog, withLogContext, withoutUrlPasswords, type Log } from './log.js';

describe('the log', () => {
  it('writes one JSON object a line, with level, time, process and message', () => {
    const { log, lines } = recorded();
    log.info({ ticket: 7 }, 'opened');
    log.debug('not written');
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        process: 'spec',
        pid: process.pid,
        ticket: 7,
        message: 'opened',
      },
    ]);
  });

  it('carries the ids of the work in progress, also across awaits and nested calls', async () => {
    const { log, lines } = recorded();
    await withLogContext({ requestId: 'r-1' }, async () => {
      await Promise.resolve();
      withLogContext({ jobId: 'j-1' }, () => log.child({ part: 'api' }).warn('inside'));
    });
    log.info('outside');
    expect(lines()[0]).toMatchObject({ requestId: 'r-1', jobId: 'j-1', part: 'api' });
    expect(lines()[1]).not.toHaveProperty('requestId');
  });

  it('replaces secrets by name and passwords in addresses', () => {
    const { log, lines } = recorded();
    log.info(
      { password: 'a', headers: { cookie: 'b', authorization: 'c' }, deep: { body: { token: 'd' } } },
      'cannot reach postgres://peil:hunter2@db:5432/peil',
    );
    expect(lines()[0]).toMatchObject({
      password: '***',
      headers: { cookie: '***', authorization: '***' },
      deep: { body: { token: '***' } },
      message: 'cannot reach postgres://peil:***@db:5432/peil',
    });
  });

  it('leaves e-mail addresses and plain addresses alone', () => {
    const line = 'mail to noor@example.org about https://peil.example:8443/a@b';
    expect(withoutUrlPasswords(line)).toBe(line);
    expect(withoutUrlPasswords('redis://:secret@cache:6379')).toBe('redis://:***@cache:6379');
  });
});

function recorded(): { log: Log; lines: () => Record<string, unknown>[] } {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  const log = createLog({ level: 'info', process: 'spec', destination });
  return { log, lines: () => written.map((line): Record<string, unknown> => JSON.parse(line)) };
}
