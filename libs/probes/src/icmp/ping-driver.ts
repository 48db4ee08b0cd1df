import ping from 'ping';
import { echoFault, type EchoDriver, type EchoReport, type EchoRequest } from './echo-driver.js';

type PingProgram = Pick<typeof ping.promise, 'probe'>;

/** The system's `ping`, one process per request: for machines without fping. */
export function createPingDriver(program: PingProgram = ping.promise): EchoDriver {
  return {
    echo: (request, signal) => Promise.race([echoOnce(program, request), abortedReport(signal)]),
  };
}

function abortedReport(signal: AbortSignal): Promise<EchoReport> {
  return new Promise((resolve) => {
    const leave = () => resolve(echoFault('aborted', 'the check was aborted'));
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}

/** The program ends by itself after its last packet, also after an abort. */
async function echoOnce(program: PingProgram, request: EchoRequest): Promise<EchoReport> {
  const { address, packets, periodMs, packetTimeoutMs } = request;
  try {
    const found = await program.probe(address, {
      numeric: true,
      timeout: packetTimeoutMs / 1000,
      min_reply: packets,
      extra: ['-i', String(Math.max(0.2, periodMs / 1000))],
    });
    if (/not permitted|permission denied/i.test(found.output)) {
      return echoFault('permission', 'ping may not send echo requests');
    }
    if (/network is unreachable|unknown host|invalid/i.test(found.output) && !found.alive) {
      return echoFault('local_fault', `ping could not send: ${found.output.trim().slice(0, 300)}`);
    }
    const lost = Math.max(0, packets - found.times.length);
    return {
      ok: true,
      rttsMs: [...found.times.slice(0, packets), ...Array.from({ length: lost }, () => null)],
      unreachable: /destination .*unreachable/i.test(found.output),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return echoFault('tool_missing', `ping could not be run: ${why.trim()}`);
  }
}
