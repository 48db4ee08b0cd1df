import { echoFault, type EchoDriver, type EchoReport } from './echo-driver.js';

const RETRY_MS = 60_000;

/** Uses the first driver that works here; one that is missing or not permitted is tried again every minute. */
export function createFirstUsableDriver(drivers: readonly EchoDriver[]): EchoDriver {
  const unusableUntilMs = new Map<EchoDriver, { readonly ms: number; readonly report: EchoReport }>();
  return {
    async echo(request, signal) {
      const refusals: EchoReport[] = [];
      for (const driver of drivers) {
        const known = unusableUntilMs.get(driver);
        const rested = known === undefined || known.ms < performance.now();
        const report = rested ? await driver.echo(request, signal) : known.report;
        if (report.ok || !isUnusable(report)) return report;
        if (rested) unusableUntilMs.set(driver, { ms: performance.now() + RETRY_MS, report });
        refusals.push(report);
      }
      return allRefused(refusals);
    },
  };
}

const isUnusable = (report: EchoReport) =>
  !report.ok && (report.reason === 'tool_missing' || report.reason === 'permission');

/** Missing permission is said before a missing tool: it is the shorter way to a working check. */
function allRefused(refusals: readonly EchoReport[]): EchoReport {
  const faults = refusals.flatMap((report) => (report.ok ? [] : [report]));
  const reason = faults.some((fault) => fault.reason === 'permission') ? 'permission' : 'tool_missing';
  return echoFault(reason, faults.map(({ detail }) => detail).join('; '));
}
