import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freeLoopbackPort } from '../harness/redis-server.js';
import type { BenchOptions } from './bench-options.js';
import { startChild, type Child } from './child-process.js';
import { watchUsage } from './process-usage.js';

export interface Peer {
  readonly name: string;
  readonly cpuPct: number;
  readonly rssMb: number;
  readonly prometheusCpuPct: number;
  readonly blackboxCpuPct: number;
  /** Targets that its last round found up. */
  readonly up: number;
}

/** Prometheus and blackbox_exporter of Debian on the same targets at the same interval. */
export async function measurePeer(
  folder: string,
  targets: readonly string[],
  options: BenchOptions,
): Promise<Peer> {
  const [blackboxPort, prometheusPort] = [await freeLoopbackPort(), await freeLoopbackPort()];
  const config = await writeConfig(folder, { targets, blackboxPort, intervalS: options.intervalS });
  const children: Child[] = [];
  try {
    const blackbox = await startChild({
      command: 'prometheus-blackbox-exporter',
      args: [`--config.file=${config.blackbox}`, `--web.listen-address=127.0.0.1:${blackboxPort}`],
      ready: /Listening on/i,
    });
    children.push(blackbox);
    const prometheus = await startChild({
      command: 'prometheus',
      args: [
        `--config.file=${config.prometheus}`,
        `--storage.tsdb.path=${path.join(folder, 'tsdb')}`,
        `--web.listen-address=127.0.0.1:${prometheusPort}`,
      ],
      ready: /ready to receive web requests/i,
    });
    children.push(prometheus);
    await pause(options.intervalS * 1500);
    const watches = [watchUsage(prometheus.pid), watchUsage(blackbox.pid)] as const;
    await pause(options.minutes * 60_000);
    const [ofPrometheus, ofBlackbox] = [watches[0](), watches[1]()];
    return {
      name: 'prometheus + blackbox_exporter (Debian)',
      cpuPct: Math.round((ofPrometheus.cpuPct + ofBlackbox.cpuPct) * 10) / 10,
      rssMb: ofPrometheus.rssMb + ofBlackbox.rssMb,
      prometheusCpuPct: ofPrometheus.cpuPct,
      blackboxCpuPct: ofBlackbox.cpuPct,
      up: await countUp(prometheusPort),
    };
  } finally {
    for (const child of children.toReversed()) await child.stop();
  }
}

interface PeerWish {
  readonly targets: readonly string[];
  readonly blackboxPort: number;
  readonly intervalS: number;
}

async function writeConfig(folder: string, { targets, blackboxPort, intervalS }: PeerWish) {
  const home = path.join(folder, 'peer');
  await mkdir(home, { recursive: true });
  const files = {
    blackbox: path.join(home, 'blackbox.yml'),
    prometheus: path.join(home, 'prometheus.yml'),
    targets: path.join(home, 'targets.json'),
  };
  const timeoutS = Math.min(10, intervalS);
  await writeFile(files.targets, JSON.stringify([{ targets }]));
  await writeFile(files.blackbox, `modules: { http_2xx: { prober: http, timeout: ${timeoutS}s } }\n`);
  await writeFile(
    files.prometheus,
    `global: { scrape_interval: ${intervalS}s, scrape_timeout: ${timeoutS}s }
scrape_configs:
  - job_name: blackbox
    metrics_path: /probe
    params: { module: [http_2xx] }
    file_sd_configs: [{ files: ['${files.targets}'] }]
    relabel_configs:
      - { source_labels: [__address__], target_label: __param_target }
      - { source_labels: [__param_target], target_label: instance }
      - { target_label: __address__, replacement: '127.0.0.1:${blackboxPort}' }
`,
  );
  return files;
}

async function countUp(port: number): Promise<number> {
  const response = await fetch(
    `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent('sum(probe_success)')}`,
  );
  const match = /"value":\[[^,]+,"(\d+)"\]/.exec(await response.text());
  return Number(match?.[1] ?? 0);
}
