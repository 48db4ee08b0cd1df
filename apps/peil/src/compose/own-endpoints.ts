import type { Config, OwnEndpoint } from '@peil/platform';

const PORTS: Readonly<Record<string, number>> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'redis:': 6379,
  'rediss:': 6379,
  'smtp:': 587,
  'smtps:': 465,
};

/** Peil's own database, Redis and mail server: no check may ever connect there. */
export function ownEndpoints(config: Pick<Config, 'databaseUrl' | 'redisUrl' | 'smtpUrl'>): OwnEndpoint[] {
  return [config.databaseUrl, config.redisUrl, config.smtpUrl].flatMap((address) => {
    if (!address) return [];
    const { hostname, port, protocol } = new URL(address);
    return [{ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (PORTS[protocol] ?? 0)) }];
  });
}
