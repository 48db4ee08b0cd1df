import { isIP, type Socket } from 'node:net';
import {
  connect,
  createSecureContext,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { isCertificatePem } from './certificate-pem.js';
import type { Deadline } from './deadline.js';
import { addPhase, openTcp, type OutboundContext, type TcpTarget } from './open-tcp.js';
import {
  failure,
  failureOf,
  success,
  type OutboundFailureReason,
  type OutboundResult,
} from './outbound-result.js';

export interface TlsTarget extends TcpTarget {
  /** Name sent in SNI and compared with the certificate; the host when absent. */
  readonly servername?: string;
  /** Certificates (PEM) to trust instead of the public ones. */
  readonly caPem?: string;
}

/** A finished handshake, whatever the certificate is worth. The caller destroys the socket. */
export interface TlsSession {
  readonly socket: TLSSocket;
  readonly certificate: PeerCertificate;
  /** ISO instant at which the certificate ends; null when it cannot be read. */
  readonly certificateNotAfter: string | null;
  readonly protocol: string;
  /** What is wrong with the certificate, or null. */
  readonly certificateFault: CertificateFault | null;
}

export interface CertificateFault {
  readonly reason: Extract<OutboundFailureReason, 'tls_expired' | 'tls_untrusted' | 'tls_hostname'>;
  readonly detail: string;
}

/** Opens a TLS connection on a pinned address and judges the certificate without sending anything. */
export async function openTls(
  target: TlsTarget,
  context: OutboundContext,
): Promise<OutboundResult<TlsSession>> {
  const secureContext = trustOf(target.caPem);
  if (secureContext === null) return failure('tls_untrusted', 'caPem holds no certificate that can be read');
  const tcp = await openTcp(target, context);
  if (!tcp.ok) return tcp;
  const startedMs = performance.now();
  const session = await shakeHands(context.deadline, { target, raw: tcp.value, secureContext });
  addPhase(context.phases, 'tls', startedMs);
  return session;
}

interface Handshake {
  readonly target: TlsTarget;
  readonly raw: Socket;
  readonly secureContext: SecureContext;
}

async function shakeHands(
  deadline: Deadline,
  { target, raw, secureContext }: Handshake,
): Promise<OutboundResult<TlsSession>> {
  const name = target.servername ?? target.host.replace(/^\[(.*)\]$/, '$1');
  const session = await deadline.run<OutboundResult<TlsSession>>({
    start: (settle) => {
      const socket = connect({
        socket: raw,
        host: name,
        ...(isIP(name) === 0 ? { servername: name } : {}),
        secureContext,
        rejectUnauthorized: false,
      });
      socket.once('secureConnect', () => settle(success(sessionOf(socket))));
      socket.on('error', (error) => {
        socket.destroy();
        settle(handshakeFailure(error));
      });
    },
    stop: () => raw.destroy(),
  });
  if (!session.ok) raw.destroy();
  return session;
}

function handshakeFailure(error: Error): OutboundResult<never> {
  return failure('tls_handshake', failureOf(error, 'tls_handshake').detail);
}

function sessionOf(socket: TLSSocket): TlsSession {
  const certificate = socket.getPeerCertificate();
  return {
    socket,
    certificate,
    certificateNotAfter: isoOf(certificate.valid_to),
    protocol: socket.getProtocol() ?? 'unknown',
    certificateFault: certificateFaultOf(socket),
  };
}

function isoOf(validTo: string | undefined): string | null {
  const atMs = Date.parse(validTo ?? '');
  return Number.isNaN(atMs) ? null : new Date(atMs).toISOString();
}

/** Node gives the error's code as a string where its types say Error. */
function certificateFaultOf(socket: TLSSocket): CertificateFault | null {
  if (socket.authorized) return null;
  const code = String(socket.authorizationError);
  if (code === 'CERT_HAS_EXPIRED') return { reason: 'tls_expired', detail: 'the certificate has expired' };
  if (code.includes('ERR_TLS_CERT_ALTNAME_INVALID')) {
    return { reason: 'tls_hostname', detail: 'the certificate is for another host name' };
  }
  return { reason: 'tls_untrusted', detail: `the certificate is not trusted (${code})` };
}

const PUBLIC_TRUST = '';
const MOST_TRUST_STORES = 100;
const trustStores = new Map<string, SecureContext>();

/** Loading a trust store costs more than a handshake, so each is made once. */
function trustOf(caPem = PUBLIC_TRUST): SecureContext | null {
  const known = trustStores.get(caPem);
  if (known !== undefined) return known;
  if (caPem !== PUBLIC_TRUST && !isCertificatePem(caPem)) return null;
  const made = createSecureContext(caPem === PUBLIC_TRUST ? {} : { ca: caPem });
  if (trustStores.size >= MOST_TRUST_STORES) trustStores.clear();
  trustStores.set(caPem, made);
  return made;
}
