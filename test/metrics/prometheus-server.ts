import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eventually } from '@peil/test/harness/eventually.js';
import { freeLoopbackPort } from '@peil/test/harness/redis-server.js';

interface PrometheusSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Prometheus {
  /** The result of an instant query, now. */
  query(expression: string): Promise<PrometheusSeries[]>;
  /** What Prometheus thinks of its only target: 'up', or the error of the last scrape. */
  targetHealth(): Promise<string>;
  stop(): Promise<void>;
}

const SLOW_MS = 60_000;

/** Debian's Prometheus on a free loopback port, scraping one target every second. */
export async function startPrometheus(target: string): Promise<Prometheus> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'peil-prometheus-'));
  const config = path.join(folder, 'prometheus.yml');
  await writeFile(config, configFor(target));
  const address = `127.0.0.1:${await freeLoopbackPort()}`;
  const flags = [
    `--config.file=${config}`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=${address}`,
  ];
  const child = spawn('prometheus', [...flags, '--log.level=error'], { cwd: '/', stdio: 'ignore' });
  const exited = once(child, 'exit');
  const api = `http://${address}/api/v1`;
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`prometheus ended with ${child.exitCode}.`);
    return fetch(`http://${address}/-/ready`).then(({ ok }) => ok, () => false); // prettier-ignore
  }, SLOW_MS);
  return {
    query: (expression) => query(api, expression),
    targetHealth: () => targetHealth(api),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function configFor(target: string): string {
  return [
    'global: { scrape_interval: 1s, scrape_timeout: 1s }',
    'scrape_configs:',
    '  - job_name: peil',
    '    static_configs:',
    `      - targets: ['${new URL(target).host}']`,
    '',
  ].join('\n');
}

interface Vector {
  readonly data: { readonly result: readonly { metric: Record<string, string>; value: [number, string] }[] };
}

async function query(api: string, expression: string): Promise<PrometheusSeries[]> {
  const body = new URLSearchParams({ query: `(${expression})` });
  const answer = await fetch(`${api}/query`, { method: 'POST', body });
  if (!answer.ok) throw new Error(`Prometheus refuses ${expression}: ${await answer.text()}`);
  const { data } = (await answer.json()) as Vector;
  return data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
}

async function targetHealth(api: string): Promise<string> {
  const answer = (await (await fetch(`${api}/targets`)).json()) as {
    data: { activeTargets: { health: string; lastError: string }[] };
  };
  const [target] = answer.data.activeTargets;
  return target?.lastError || target?.health || 'no target';
}
