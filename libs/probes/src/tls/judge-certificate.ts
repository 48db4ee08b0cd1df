import type { TlsSession } from '@peil/platform';
import { checkServerIdentity } from 'node:tls';
import type { ProbeReason } from '../probe-reason.js';
import type { TlsSettings } from './tls-settings.js';

/** What a certificate is worth to a check. */
export interface CertificateJudgement {
  readonly outcome: 'ok' | 'degraded' | 'fail';
  readonly reason: ProbeReason | null;
  readonly detail: string;
}

const DAY_MS = 86_400_000;

/** Expiry first, then the chain, then the name, then the days left. `nowMs` is epoch milliseconds. */
export function judgeCertificate(
  session: Pick<TlsSession, 'certificate' | 'certificateFault' | 'certificateNotAfter'>,
  settings: TlsSettings,
  { name, nowMs }: { readonly name: string; readonly nowMs: number },
): CertificateJudgement {
  const { certificate, certificateFault, certificateNotAfter } = session;
  if (certificateNotAfter === null)
    return fail('protocol', 'the server sent no certificate that can be read');
  const leftDays = (Date.parse(certificateNotAfter) - nowMs) / DAY_MS;
  const until = `valid until ${certificateNotAfter}`;
  if (leftDays <= 0) return fail('tls_expired', `the certificate has expired, it was ${until}`);
  if (settings.verifyChain && certificateFault !== null && certificateFault.reason !== 'tls_hostname') {
    return fail(certificateFault.reason, certificateFault.detail);
  }
  const wrongName = settings.verifyHostname ? checkServerIdentity(name, certificate) : undefined;
  if (wrongName !== undefined) return fail('tls_hostname', wrongName.message);
  const left = `${Math.floor(leftDays)} days left, ${until}`;
  if (leftDays < settings.criticalDays) return fail('tls_expiring', left);
  if (leftDays < settings.warnDays) return { outcome: 'degraded', reason: 'tls_expiring', detail: left };
  return { outcome: 'ok', reason: null, detail: left };
}

const fail = (reason: ProbeReason, detail: string): CertificateJudgement => ({
  outcome: 'fail',
  reason,
  detail,
});
