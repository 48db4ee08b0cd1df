import { echoFault, type EchoDriver, type EchoReport, type EchoRequest } from './echo-driver.js';
import { runFping } from './run-fping.js';

export interface FpingOptions {
  /** Name or path of the program. */
  readonly command?: string;
  /** How long the first request of a batch waits for company. */
  readonly gatherMs?: number;
  readonly maxAddresses?: number;
}

interface Waiting {
  readonly address: string;
  readonly settle: (report: EchoReport) => void;
}

interface Batch {
  readonly request: EchoRequest;
  readonly waiting: Set<Waiting>;
  readonly everyoneLeft: AbortController;
}

const GATHER_MS = 10;
const MAX_ADDRESSES = 500;

/** One `fping` process for all requests of the same shape that come within a few milliseconds. */
export function createFpingDriver(options: FpingOptions = {}): EchoDriver {
  const { command = 'fping', gatherMs = GATHER_MS, maxAddresses = MAX_ADDRESSES } = options;
  const gathering = new Map<string, Batch>();

  const start = (shape: string, batch: Batch) => {
    if (gathering.get(shape) === batch) gathering.delete(shape);
    void runBatch(command, batch);
  };

  const join = (request: EchoRequest): Batch => {
    const shape = `${request.packets}/${request.periodMs}/${request.packetTimeoutMs}`;
    const open = gathering.get(shape);
    if (open !== undefined && open.waiting.size < maxAddresses) return open;
    const batch: Batch = { request, waiting: new Set(), everyoneLeft: new AbortController() };
    gathering.set(shape, batch);
    setTimeout(() => start(shape, batch), gatherMs);
    return batch;
  };

  return { echo: (request, signal) => waitFor(request.address, join(request), signal) };
}

/** Leaves the batch on abort; the last one to leave ends the process. */
function waitFor(address: string, batch: Batch, signal: AbortSignal): Promise<EchoReport> {
  return new Promise((resolve) => {
    const settle = (report: EchoReport) => {
      signal.removeEventListener('abort', leave);
      batch.waiting.delete(waiting);
      resolve(report);
    };
    const leave = () => {
      settle(echoFault('aborted', 'the check was aborted'));
      if (batch.waiting.size === 0) batch.everyoneLeft.abort();
    };
    const waiting: Waiting = { address, settle };
    batch.waiting.add(waiting);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}

async function runBatch(command: string, { request, waiting, everyoneLeft }: Batch): Promise<void> {
  if (waiting.size === 0) return;
  const addresses = [...new Set([...waiting].map(({ address }) => address))];
  const reports = await runFping(command, { request, addresses, signal: everyoneLeft.signal });
  for (const { address, settle } of waiting) settle(reports(address));
}
