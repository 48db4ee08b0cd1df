import { createServer } from 'node:tls';
import type { LabAuthority, ServerCertificate } from './certificates.js';
import { openLabPort } from './lab-port.js';
import type { LabServer, RunningServer } from './lab-server.js';

export interface TlsServerPlan extends Pick<LabServer, 'name' | 'starts'> {
  /** Days the first certificate is still valid. */
  readonly daysLeft: number;
}

const DAY_MS = 86_400_000;
const HEALTHY_DAYS = 400;
const EXPIRED_DAYS = -2;

export const TLS_SERVERS: readonly TlsServerPlan[] = [
  { name: 'tls-valid', daysLeft: HEALTHY_DAYS, starts: 'ok' },
  { name: 'tls-expiring', daysLeft: 12, starts: 'degraded' },
];

/** A TLS server that shows another certificate when it fails (expired) or heals (long valid). */
export async function startTlsServer(
  plan: TlsServerPlan,
  {
    authority,
    port,
    nowMs,
  }: { readonly authority: LabAuthority; readonly port: number; readonly nowMs: number },
): Promise<RunningServer> {
  const issue = (days: number): Promise<ServerCertificate> =>
    authority.issue(['localhost', '127.0.0.1'], nowMs + days * DAY_MS);
  const server = createServer(await issue(plan.daysLeft), (socket) => {
    socket.on('error', () => socket.destroy());
    socket.end();
  });
  const opened = await openLabPort(server, port);
  return {
    name: plan.name,
    kind: 'tls',
    target: `localhost:${opened.port}`,
    settings: { caPem: authority.caPem },
    starts: plan.starts,
    fail: async () => server.setSecureContext(await issue(EXPIRED_DAYS)),
    heal: async () => server.setSecureContext(await issue(HEALTHY_DAYS)),
    close: () => opened.leave(),
  };
}
