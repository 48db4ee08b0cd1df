import { dnsProbe } from './dns/dns-probe.js';
import { httpProbe } from './http/http-probe.js';
import { icmpProbe } from './icmp/icmp-probe.js';
import type { Probe, ProbeKind } from './probe.js';
import { tcpProbe } from './tcp/tcp-probe.js';
import { tlsProbe } from './tls/tls-probe.js';

/** A probe whose settings are known to its own schema only; `prepareProbe` keeps the two together. */
export type AnyProbe = Probe<unknown>;

/** Every kind of check there is. A new kind is a folder and a line here. */
export const probes: Readonly<Record<ProbeKind, AnyProbe>> = {
  icmp: icmpProbe,
  tcp: tcpProbe,
  http: httpProbe,
  tls: tlsProbe,
  dns: dnsProbe,
};
