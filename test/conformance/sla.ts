import { parseArgs } from 'node:util';
import { runRandomCases } from './oracle/random-cases.js';
import { runSlaVectors, type ConformanceReport } from './run-sla-vectors.js';
import { UnreadableVectorFile, readSlaVectorFile } from './sla-vector-file.js';

const USAGE = `Usage: npm run conformance:sla -- <vectors.json>
       npm run conformance:sla -- --random <cases> [--seed <number>]`;
const MOST_FAILURES_SHOWN = 50;

/** Runs the vectors of a file, or random cases against a painted table, and tells how many hold. */
function main(args: readonly string[]): number {
  try {
    return tell(run(args));
  } catch (error) {
    if (!(error instanceof UnreadableVectorFile) && !(error instanceof TypeError)) throw error;
    console.error(error.message);
    console.error(USAGE);
    return 1;
  }
}

function run(args: readonly string[]): ConformanceReport {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { random: { type: 'string' }, seed: { type: 'string', default: '20260303' } },
  });
  if (values.random !== undefined) {
    return runRandomCases(wholeNumber('--random', values.random), wholeNumber('--seed', values.seed));
  }
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UnreadableVectorFile('Name one file of vectors.');
  return runSlaVectors(readSlaVectorFile(path));
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UnreadableVectorFile(`${option} takes a whole number of at least 1, got "${text}"`);
}

function tell({ passed, failures }: ConformanceReport): number {
  for (const failure of failures.slice(0, MOST_FAILURES_SHOWN)) console.log(failure);
  const unshown = failures.length - MOST_FAILURES_SHOWN;
  if (unshown > 0) console.log(`… and ${unshown} failures more`);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
