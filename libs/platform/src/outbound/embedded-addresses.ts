import { inCidr, parseCidr, type IpAddress } from './ip-address.js';

const prefix = (text: string) => {
  const cidr = parseCidr(text);
  if (cidr === null) throw new TypeError(`not an address block: ${text}`);
  return cidr;
};

const MAPPED = prefix('::ffff:0:0/96');
const LAST_32_BITS = [MAPPED, prefix('::/96'), prefix('::ffff:0:0:0/96'), prefix('64:ff9b::/96')];
const SIX_TO_FOUR = prefix('2002::/16');
const TEREDO = prefix('2001::/32');
const LOCAL_NAT64 = prefix('64:ff9b:1::/48');
const ISATAP = 0x5efe;

/** The IPv4 address a socket really connects to for `::ffff:a.b.c.d`, else the address itself. */
export function unwrapMapped(address: IpAddress): IpAddress {
  return address.family === 6 && inCidr(address, MAPPED) ? joined(address.parts, 6) : address;
}

/**
 * Every IPv4 address hidden in an IPv6 one: mapped, compatible, translated, NAT64 (RFC 6052), 6to4,
 * Teredo (server and client) and ISATAP.
 */
export function embeddedAddresses(address: IpAddress): IpAddress[] {
  if (address.family === 4) return [];
  const { parts } = address;
  const found: IpAddress[] = [];
  if (LAST_32_BITS.some((block) => inCidr(address, block))) found.push(joined(parts, 6));
  if (inCidr(address, SIX_TO_FOUR)) found.push(joined(parts, 1));
  if (inCidr(address, TEREDO)) found.push(joined(parts, 2), joined(parts.map(invert), 6));
  if (inCidr(address, LOCAL_NAT64)) found.push(inLocalNat64(parts));
  if (parts[5] === ISATAP && ((parts[4] ?? 0) & ~0x0200) === 0) found.push(joined(parts, 6));
  return found;
}

const invert = (part: number) => ~part & 0xffff;

function joined(parts: readonly number[], at: number): IpAddress {
  return { family: 4, value: (parts[at] ?? 0) * 65536 + (parts[at + 1] ?? 0) };
}

/** Both layouts are in use: the last 32 bits, or those around the reserved octet (RFC 6052, 48-bit prefix). */
function inLocalNat64(parts: readonly number[]): IpAddress {
  const [high = 0, middle = 0, low = 0] = parts.slice(3);
  if (high === 0 && middle === 0) return joined(parts, 6);
  return { family: 4, value: high * 65536 + (((middle & 0xff) << 8) | (low >>> 8)) };
}
