import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { webcrypto } from 'node:crypto';

/** A private authority of the lab; nobody else trusts it. */
export interface LabAuthority {
  readonly caPem: string;
  /** PKCS #8, to be restored with after a restart. */
  readonly keyPem: string;
  /** A server certificate for these names and addresses, valid until `notAfterMs` (epoch milliseconds). */
  issue(names: readonly string[], notAfterMs: number): Promise<ServerCertificate>;
}

export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const ALGORITHM = { ...CURVE, hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const ISSUER = 'CN=Lab authority, O=Lab';

/** `nowMs` is epoch milliseconds; the authority is valid from the year before for ten years. */
export async function createLabAuthority(nowMs: number): Promise<LabAuthority> {
  const keys = await newKeys();
  const ca = await X509CertificateGenerator.createSelfSigned(
    {
      name: ISSUER,
      keys,
      notBefore: yearBefore(nowMs),
      notAfter: new Date(nowMs + 3_650 * DAY_MS),
      signingAlgorithm: ALGORITHM,
      extensions: [new BasicConstraintsExtension(true, 0, true)],
    },
    webcrypto,
  );
  return authorityOf(ca.toString('pem'), keys.privateKey, nowMs);
}

/** The authority of an earlier start, so that checks that trust it still do. */
export async function restoreLabAuthority(
  { caPem, keyPem }: Pick<LabAuthority, 'caPem' | 'keyPem'>,
  nowMs: number,
): Promise<LabAuthority> {
  const raw = PemConverter.decodeFirst(keyPem);
  const key = await webcrypto.subtle.importKey('pkcs8', raw, CURVE, true, ['sign']);
  return authorityOf(caPem, key, nowMs);
}

async function authorityOf(
  caPem: string,
  signingKey: webcrypto.CryptoKey,
  nowMs: number,
): Promise<LabAuthority> {
  return {
    caPem,
    keyPem: await privatePem(signingKey),
    issue: async (names, notAfterMs) => {
      const own = await newKeys();
      const cert = await X509CertificateGenerator.create(
        {
          subject: `CN=${names[0] ?? 'lab'}`,
          issuer: ISSUER,
          publicKey: own.publicKey,
          signingKey,
          notBefore: yearBefore(nowMs),
          notAfter: new Date(notAfterMs),
          signingAlgorithm: ALGORITHM,
          extensions: [new SubjectAlternativeNameExtension(names.map(generalName))],
        },
        webcrypto,
      );
      return { cert: cert.toString('pem'), key: await privatePem(own.privateKey) };
    },
  };
}

function yearBefore(nowMs: number): Date {
  return new Date(nowMs - 365 * DAY_MS);
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

function generalName(value: string): { type: 'dns' | 'ip'; value: string } {
  return { type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value };
}
