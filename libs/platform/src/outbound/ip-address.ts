import ipaddr from 'ipaddr.js';
import { isIPv4, isIPv6 } from 'node:net';

/** An address in a form that can be compared: IPv4 as one number, IPv6 as eight 16-bit parts. */
export type IpAddress =
  { readonly family: 4; readonly value: number } | { readonly family: 6; readonly parts: readonly number[] };

/** A block of addresses, `bits` counted from the left. */
export interface Cidr {
  readonly base: IpAddress;
  readonly bits: number;
}

/** Strict dotted quads and RFC 4291 only: `127.1` and `0x7f.1` are names, never addresses. */
export function parseIp(text: string): IpAddress | null {
  if (isIPv4(text)) return { family: 4, value: quadToNumber(text) };
  if (!isIPv6(text)) return null;
  return { family: 6, parts: ipaddr.IPv6.parse(text.split('%', 1)[0] ?? text).parts };
}

/** `10.0.0.0/8`, `fd00::/8` or a single address. Null when it is none of these. */
export function parseCidr(text: string): Cidr | null {
  const [address = '', length, ...rest] = text.trim().split('/');
  const base = parseIp(address);
  if (base === null || rest.length > 0) return null;
  const widest = base.family === 4 ? 32 : 128;
  if (length === undefined) return { base, bits: widest };
  const bits = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  return bits <= widest ? { base, bits } : null;
}

/** Whether the address lies in the block; addresses of the other family never do. */
export function inCidr(address: IpAddress, { base, bits }: Cidr): boolean {
  if (address.family === 4) {
    if (base.family !== 4) return false;
    const shift = 32 - bits;
    return shift === 32 || address.value >>> shift === base.value >>> shift;
  }
  return base.family === 6 && samePrefix(address.parts, base.parts, bits);
}

function quadToNumber(quad: string): number {
  let value = 0;
  for (const byte of quad.split('.')) value = value * 256 + Number(byte);
  return value;
}

function samePrefix(a: readonly number[], b: readonly number[], bits: number): boolean {
  for (let part = 0, left = bits; left > 0; part += 1, left -= 16) {
    const shift = Math.max(0, 16 - left);
    if ((a[part] ?? 0) >>> shift !== (b[part] ?? 0) >>> shift) return false;
  }
  return true;
}
