import type { ConfigFile } from '@peil/contracts';
import type { Municipality } from './organisations.js';

type Level = ConfigFile['services'][number]['impact'];

/** A server of the lab, and in which lab: the steady one never fails by itself, the restless one on a schedule. */
export interface LabTarget {
  readonly lab: 'steady' | 'restless' | 'none';
  readonly server: string;
}

interface DemoCheck {
  readonly key: string;
  readonly name: string;
  readonly on: LabTarget;
}

export interface DemoService {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly team: string;
  readonly impact: Level;
  /** Outages a month in one municipality before the redesign. */
  readonly outagesPerMonth: number;
  readonly checks: readonly DemoCheck[];
}

const steady = (server: string): LabTarget => ({ lab: 'steady', server });
const restless = (server: string): LabTarget => ({ lab: 'restless', server });

/** ICMP needs no server of the lab: this machine answers. */
export const THIS_MACHINE: LabTarget = { lab: 'none', server: '127.0.0.1' };

export const DEMO_SERVICES: readonly DemoService[] = [
  {
    key: 'email',
    name: 'E-mail',
    description: 'Postvakken en agenda',
    team: 'werkplek',
    impact: 'high',
    outagesPerMonth: 0.9,
    checks: [
      { key: 'smtp', name: 'Mailserver neemt post aan', on: steady('mail') },
      { key: 'tls', name: 'Certificaat webmail', on: steady('tls-valid') },
    ],
  },
  {
    key: 'zaaksysteem',
    name: 'Zaaksysteem',
    description: 'Zaken en documenten voor alle vakafdelingen',
    team: 'applicaties',
    impact: 'high',
    outagesPerMonth: 1.3,
    checks: [
      { key: 'web', name: 'Inlogpagina', on: steady('web-good') },
      { key: 'db', name: 'Databasepoort', on: steady('tcp-echo') },
    ],
  },
  {
    key: 'telefonie',
    name: 'Telefonie',
    description: 'Vaste en mobiele bereikbaarheid',
    team: 'netwerk',
    impact: 'high',
    outagesPerMonth: 0.7,
    checks: [{ key: 'sip', name: 'Belcentrale', on: steady('tcp-echo') }],
  },
  {
    key: 'werkplek',
    name: 'Werkplek (Citrix)',
    description: 'De digitale werkplek, op kantoor en thuis',
    team: 'werkplek',
    impact: 'high',
    outagesPerMonth: 1.4,
    checks: [
      { key: 'gateway', name: 'Gateway', on: steady('web-good') },
      { key: 'tls', name: 'Certificaat gateway', on: steady('tls-valid') },
    ],
  },
  {
    key: 'netwerk',
    name: 'Netwerk',
    description: 'Vaste lijnen, wifi en naamgeving',
    team: 'netwerk',
    impact: 'high',
    outagesPerMonth: 1.1,
    checks: [
      { key: 'ping', name: 'Router bereikbaar', on: THIS_MACHINE },
      { key: 'dns', name: 'Naamserver', on: steady('dns') },
    ],
  },
  {
    key: 'website',
    name: 'Website',
    description: 'De website voor inwoners',
    team: 'applicaties',
    impact: 'medium',
    outagesPerMonth: 0.8,
    checks: [
      { key: 'web', name: 'Voorpagina', on: steady('web-good') },
      { key: 'tls', name: 'Certificaat', on: steady('tls-valid') },
    ],
  },
  {
    key: 'gis',
    name: 'GIS-viewer',
    description: 'Kaarten en luchtfoto’s',
    team: 'applicaties',
    impact: 'low',
    outagesPerMonth: 1,
    checks: [{ key: 'web', name: 'Kaartserver', on: steady('web-good') }],
  },
  {
    key: 'digid',
    name: 'DigiD-koppeling',
    description: 'Inloggen van inwoners op formulieren',
    team: 'applicaties',
    impact: 'medium',
    outagesPerMonth: 0.8,
    checks: [{ key: 'web', name: 'Koppelvlak', on: steady('web-secure') }],
  },
];

/** Checks that do not simply go well, so that every page has something to show. */
export const EXCEPTIONS: readonly {
  readonly municipality: Municipality;
  readonly service: string;
  readonly check: string;
  readonly on: LabTarget;
  /** Failing when the demo begins, for so many minutes already. */
  readonly failingForMinutes?: number;
}[] = [
  { municipality: 'oosterwold', service: 'website', check: 'web', on: restless('web-flapping') },
  { municipality: 'rivierenland', service: 'zaaksysteem', check: 'web', on: restless('web-good') },
  { municipality: 'meerdijk', service: 'telefonie', check: 'sip', on: restless('tcp-echo') },
  { municipality: 'zandhoven', service: 'email', check: 'smtp', on: restless('mail') },
  { municipality: 'heidestad', service: 'netwerk', check: 'dns', on: restless('dns') },
  { municipality: 'meerdijk', service: 'gis', check: 'web', on: steady('web-slow') },
  { municipality: 'heidestad', service: 'website', check: 'tls', on: steady('tls-expiring') },
  { municipality: 'zandhoven', service: 'digid', check: 'web', on: steady('web-error'), failingForMinutes: 38 },
  { municipality: 'rivierenland', service: 'werkplek', check: 'gateway', on: steady('web-hanging'), failingForMinutes: 14 },
  { municipality: 'oosterwold', service: 'gis', check: 'web', on: steady('web-wrong-content'), failingForMinutes: 122 },
]; // prettier-ignore
