import { networkInterfaces } from 'node:os';
import { deniedClassOf, type DeniedClass } from './address-class.js';
import { unwrapMapped } from './embedded-addresses.js';
import { inCidr, parseCidr, parseIp, type Cidr, type IpAddress } from './ip-address.js';
import { createNameLookup, type NameLookup } from './name-lookup.js';

/** A service of Peil itself (database, Redis, SMTP) that no check may ever reach. */
export interface OwnEndpoint {
  readonly host: string;
  readonly port: number;
}

/** Where outbound connections may go. Make one with `createOutboundPolicy`, one per organisation. */
export interface OutboundPolicy {
  /** Loopback is allowed: tests and demo only, refused in production by the configuration. */
  readonly labMode: boolean;
  /** Null: every address that is not denied. Else only these blocks (and loopback in lab mode). */
  readonly allowed: readonly Cidr[] | null;
  readonly ownEndpoints: readonly OwnEndpoint[];
  readonly lookup: NameLookup;
}

export interface OutboundPolicyOptions {
  readonly labMode?: boolean;
  /** `10.20.0.0/16`, …; undefined or null means no list. An empty list allows nothing. */
  readonly allowedCidrs?: readonly string[] | null;
  readonly ownEndpoints?: readonly OwnEndpoint[];
  /** `ip` or `ip:port` of the name servers to ask instead of the system's. */
  readonly dnsServers?: readonly string[];
}

export type DenialReason = DeniedClass | 'own_endpoint' | 'not_allowed';

/** Throws a TypeError naming the block when an allow-list entry is not an address block. */
export function createOutboundPolicy(options: OutboundPolicyOptions = {}): OutboundPolicy {
  return {
    labMode: options.labMode ?? false,
    allowed: options.allowedCidrs?.map(requiredCidr) ?? null,
    ownEndpoints: options.ownEndpoints ?? [],
    lookup: createNameLookup(options.dnsServers === undefined ? {} : { servers: options.dnsServers }),
  };
}

/** The same deny list, own endpoints and name cache with another organisation's allow list. */
export function restrictPolicy(
  policy: OutboundPolicy,
  allowedCidrs: readonly string[] | null,
): OutboundPolicy {
  return { ...policy, allowed: allowedCidrs?.map(requiredCidr) ?? null };
}

/** Why this address may not be reached, or null. Own endpoints are judged apart: they need the port. */
export function judgeAddress(text: string, policy: OutboundPolicy): DenialReason | null {
  const parsed = parseIp(text);
  if (parsed === null) return 'reserved';
  const address = unwrapMapped(parsed);
  const denied = deniedClassOf(address);
  if (denied === 'loopback' && policy.labMode) return null;
  if (denied !== null) return denied;
  if (policy.allowed === null || policy.allowed.some((block) => inCidr(address, block))) return null;
  return 'not_allowed';
}

/** Whether two addresses reach the same listener: equal, or both on this very machine. */
export function reachesSameHost(a: string, b: string): boolean {
  const left = parseIp(a);
  const right = parseIp(b);
  if (left === null || right === null) return false;
  const unwrapped = [unwrapMapped(left), unwrapMapped(right)] as const;
  if (JSON.stringify(unwrapped[0]) === JSON.stringify(unwrapped[1])) return true;
  return isOnThisMachine(unwrapped[0]) && isOnThisMachine(unwrapped[1]);
}

function isOnThisMachine(address: IpAddress): boolean {
  const denied = deniedClassOf(address);
  if (denied === 'loopback' || denied === 'unspecified') return true;
  const wanted = JSON.stringify(address);
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .some(({ address: own }) => JSON.stringify(parseIp(own)) === wanted);
}

function requiredCidr(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === null)
    throw new TypeError(`allowedCidrs: "${text}" is no address block; write 10.0.0.0/8 or fd00::/8`);
  return cidr;
}
