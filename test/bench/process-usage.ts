import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;
const MEBIBYTE = 1_048_576;

interface ProcStat {
  readonly pid: number;
  readonly parent: number;
  readonly cpuS: number;
  /** Of children that ended and were waited for. */
  readonly endedChildrenCpuS: number;
  readonly rssBytes: number;
}

export interface Usage {
  readonly cpuS: number;
  readonly rssMb: number;
}

/** CPU seconds so far and resident memory of a process, with all its descendants when asked. */
export function usageOf(pid: number, reach: 'process' | 'family' = 'process'): Usage {
  const members = reach === 'family' ? familyOf(pid) : [readStat(pid)];
  const known = members.flatMap((stat) => stat ?? []);
  const ended = reach === 'family' ? known.reduce((sum, stat) => sum + stat.endedChildrenCpuS, 0) : 0;
  return {
    cpuS: known.reduce((sum, stat) => sum + stat.cpuS, ended),
    rssMb: known.reduce((sum, stat) => sum + stat.rssBytes, 0) / MEBIBYTE,
  };
}

/** Samples a process every second; `cpuPct` is of one core, `rssMb` the highest seen. */
export function watchUsage(pid: number, reach: 'process' | 'family' = 'process') {
  const first = usageOf(pid, reach);
  const startedMs = performance.now();
  let rssMb = first.rssMb;
  const timer = setInterval(() => {
    rssMb = Math.max(rssMb, usageOf(pid, reach).rssMb);
  }, 1000);
  return () => {
    clearInterval(timer);
    const elapsedS = (performance.now() - startedMs) / 1000;
    const cpuPct = ((usageOf(pid, reach).cpuS - first.cpuS) / elapsedS) * 100;
    return { cpuPct: Math.round(cpuPct * 10) / 10, rssMb: Math.round(rssMb) };
  };
}

function familyOf(pid: number): ProcStat[] {
  const all = readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : [],
  );
  const family = new Set([pid]);
  for (let grown = true; grown;) {
    const before = family.size;
    for (const stat of all) if (family.has(stat.parent)) family.add(stat.pid);
    grown = family.size > before;
  }
  return all.filter((stat) => family.has(stat.pid));
}

function readStat(pid: number): ProcStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name may hold spaces and brackets; the fields after it start with the state, field 3
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (field: number): number => fields[field - 3] ?? 0;
    return {
      pid,
      parent: at(4),
      cpuS: (at(14) + at(15)) / TICKS_PER_SECOND,
      endedChildrenCpuS: (at(16) + at(17)) / TICKS_PER_SECOND,
      rssBytes: at(24) * PAGE_BYTES,
    };
  } catch {
    return undefined;
  }
}
