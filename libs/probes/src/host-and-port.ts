import { isIP, isIPv6 } from 'node:net';

export interface HostAndPort {
  readonly host: string;
  readonly port: number | null;
}

const NAME =
  /^(?=.{1,253}\.?$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.?$/i;

/** A name or an address, without a port. */
export function isHost(text: string): boolean {
  return isIP(text) !== 0 || (NAME.test(text) && !/^[\d.]+$/.test(text));
}

/** `host`, `host:port`, `[ipv6]:port` or a bare IPv6 address; null when it is none of these. */
export function parseHostAndPort(text: string): HostAndPort | null {
  if (isIPv6(text)) return { host: text, port: null };
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  if (match === null || host === undefined || !isHost(host)) return null;
  if (match[1] !== undefined && !isIPv6(host)) return null;
  const port = match[3] === undefined ? null : Number(match[3]);
  return port === null || (port >= 1 && port <= 65_535) ? { host, port } : null;
}
