import { configFile, type ConfigFile } from '@peil/contracts';
import type { ProbeKind } from '@peil/probes';
import { DEMO_PREFIX, MUNICIPALITIES, SHARED } from './organisations.js';
import { EMPLOYEES, STAFF, TEAMS } from './people.js';
import { DEMO_SERVICES, EXCEPTIONS, THIS_MACHINE, type DemoService, type LabTarget } from './services.js';

/** What the catalogue needs to know of a server of the lab. */
interface WatchedServer {
  readonly name: string;
  readonly kind: ProbeKind;
  readonly target: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The two labs the demo watches. */
export interface WatchedLabs {
  readonly steady: readonly WatchedServer[];
  readonly restless: readonly WatchedServer[];
}

type FileCheck = ConfigFile['checks'][number];

export const keyOf = (...parts: readonly string[]): string => [DEMO_PREFIX, ...parts].join('-');

/** The demo as a configuration file, applied like any other. `watch` false: described, and not measured. */
export function demoConfig(labs: WatchedLabs, { watch }: { readonly watch: boolean }): ConfigFile {
  const core = [keyOf('kernnetwerk'), keyOf('datacentrum')];
  return configFile.parse({
    organisations: [
      ...MUNICIPALITIES.map(({ slug, name }) => ({ id: slug, name: `Gemeente ${name}` })),
      { id: SHARED.slug, name: SHARED.name, kind: 'shared' },
    ],
    people: [...STAFF, ...EMPLOYEES],
    teams: TEAMS,
    sites: MUNICIPALITIES.map(({ slug, name }) => ({ id: keyOf(slug), name: `Gemeentehuis ${name}` })),
    services: DEMO_SERVICES.map(({ key, name, description, team, impact }) => ({
      id: keyOf(key),
      name,
      description,
      team,
      impact,
      usedBy: MUNICIPALITIES.map(({ slug }) => slug),
    })),
    items: [
      { id: keyOf('kernnetwerk'), name: 'Kernnetwerk', services: [keyOf('netwerk')] },
      { id: keyOf('datacentrum'), name: 'Datacentrum', services: [keyOf('werkplek')], dependsOn: [core[0]] },
      ...cells().map(({ municipality, service }) => ({
        id: keyOf(service.key, municipality.slug),
        name: `${service.name} ${municipality.name}`,
        services: [keyOf(service.key)],
        servesOnly: municipality.slug,
        dependsOn: core,
      })),
    ],
    checks: [
      ...cells().flatMap((cell) => cellChecks(cell, labs)),
      coreCheck('kernnetwerk', 'Kernrouter', server(THIS_MACHINE, labs)),
      coreCheck('datacentrum', 'Naamserver datacentrum', server({ lab: 'steady', server: 'dns' }, labs)),
    ].map((check) => ({ ...check, enabled: watch })),
  });
}

/** One municipality that relies on one service. */
export interface DemoCell {
  readonly municipality: (typeof MUNICIPALITIES)[number];
  readonly service: DemoService;
}

export function cells(): DemoCell[] {
  return MUNICIPALITIES.flatMap((municipality) =>
    DEMO_SERVICES.map((service) => ({ municipality, service })),
  );
}

function cellChecks({ municipality, service }: DemoCell, labs: WatchedLabs): Partial<FileCheck>[] {
  return service.checks.map((check) => {
    const exception = EXCEPTIONS.find(
      (candidate) =>
        candidate.municipality === municipality.slug &&
        candidate.service === service.key &&
        candidate.check === check.key,
    );
    const on = exception?.on ?? check.on;
    return {
      id: keyOf(service.key, municipality.slug, check.key),
      name: check.name,
      item: keyOf(service.key, municipality.slug),
      site: keyOf(municipality.slug),
      ...rhythmOf(on),
      ...server(on, labs),
    };
  });
}

/** What fails on a schedule is looked at more often, and the flapping one must be sure of itself. */
function rhythmOf({ lab, server: name }: LabTarget): Partial<FileCheck> {
  if (lab !== 'restless') return { every: '60s', retryEvery: '15s', timeout: '5s' };
  const confirmations = name === 'web-flapping' ? 3 : 2;
  return { every: '20s', retryEvery: '10s', timeout: '5s', confirmations, recoveries: 2 };
}

function coreCheck(item: string, name: string, watched: Partial<FileCheck>): Partial<FileCheck> {
  const site = keyOf(MUNICIPALITIES[0].slug);
  return { id: keyOf(item, 'check'), name, item: keyOf(item), site, every: '60s', timeout: '5s', ...watched };
}

/** Without a lab (the demo is looked at, not measured) the targets are names that never resolve. */
function server(
  { lab, server: name }: LabTarget,
  labs: WatchedLabs,
): Pick<FileCheck, 'kind' | 'target' | 'settings'> {
  if (lab === 'none') return { kind: 'icmp', target: name, settings: {} };
  const found = labs[lab].find((candidate) => candidate.name === name);
  if (found) return { kind: found.kind, target: found.target, settings: { ...found.settings } };
  return { kind: 'http', target: `http://${name}.invalid/`, settings: {} };
}
