import { ConfigError, readConfig, type Environment } from './config.js';
import { VARIABLES } from './config-variables.js';

describe('readConfig', () => {
  it('has a sensible value for everything', () => {
    expect(readConfig({}, '/srv/peil')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      dataDir: '/srv/peil/.peil',
      databaseUrl: undefined,
      databasePoolSize: 10,
      redisUrl: undefined,
      smtpUrl: undefined,
      mailFrom: 'Peil <peil@localhost>',
      labMode: false,
      sites: [],
      trustProxy: false,
      logLevel: 'info',
      secret: undefined,
      production: false,
    });
  });

  it('lists all faults together: variable, reason, hint', () => {
    const error = faultsOf({
      PEIL_PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/peil',
      PEIL_LOG_LEVEL: 'loud',
      PEIL_SECRET: 'short',
    });
    expect(error.faults.map(({ variable }) => variable)).toEqual([
      'PEIL_PORT',
      'DATABASE_URL',
      'PEIL_LOG_LEVEL',
      'PEIL_SECRET',
    ]);
    expect(error.message).toContain(
      'PEIL_PORT: the value "70000" is not a port number from 0 to 65535; leave it out for the default (3000)',
    );
    expect(error.sentence('nl')).toContain('PEIL_LOG_LEVEL: de waarde "loud" is niet een van debug, info');
  });

  it('never shows a secret value', () => {
    const { message } = faultsOf({ DATABASE_URL: 'mysql://root:hunter2@db', PEIL_SECRET: 'tiny-secret' });
    expect(message).not.toContain('hunter2');
    expect(message).not.toContain('tiny-secret');
  });

  it('refuses lab mode in production', () => {
    expect(faultsOf({ PEIL_LAB_MODE: 'true', NODE_ENV: 'production' }).message).toContain('PEIL_LAB_MODE');
    expect(readConfig({ PEIL_LAB_MODE: 'true' }, '/').labMode).toBe(true);
  });

  it.each([
    ['PEIL_PORT', ['-1', '3000.5', 'abc', '0x10', '1e3']],
    ['PEIL_HOST', ['a b', 'http://x', '1.2.3.4/8']],
    ['PEIL_BASE_URL', ['peil.example', 'ftp://peil.example']],
    ['REDIS_URL', ['localhost:6379', 'http://localhost']],
    ['PEIL_SMTP_URL', ['mail.example:25']],
    ['PEIL_MAIL_FROM', ['Peil', 'a@b\r\nBcc: c@d']],
    ['PEIL_SITES', ['Main Site', 'a,,b', '-x']],
    ['PEIL_TRUST_PROXY', ['maybe', '2']],
    ['PEIL_DATABASE_POOL_SIZE', ['1', '1000']],
  ])('refuses a wrong %s', (name, values) => {
    for (const value of values) expect(faultsOf({ [name]: value }).faults).toHaveLength(1);
  });

  it('takes an empty variable for an absent one, as compose files write them', () => {
    const empty = Object.fromEntries(Object.values(VARIABLES).map(({ name }) => [name, ' ']));
    expect(readConfig(empty, '/srv')).toEqual(readConfig({}, '/srv'));
  });

  it('reads lists, switches and addresses', () => {
    const config = readConfig(
      { PEIL_SITES: 'noord, zuid-2', PEIL_TRUST_PROXY: 'Yes', PEIL_BASE_URL: 'https://peil.example/' },
      '/srv',
    );
    expect(config.sites).toEqual(['noord', 'zuid-2']);
    expect(config.trustProxy).toBe(true);
    expect(config.baseUrl).toBe('https://peil.example');
  });
});

function faultsOf(env: Environment): ConfigError {
  try {
    readConfig(env, '/srv');
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('The settings were accepted.');
}
