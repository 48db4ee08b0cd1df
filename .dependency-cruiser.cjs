/** The import rules of docs/architecture.md: a unit imports only lower ranks, contexts never import each other. */
const CONTEXTS = 'monitoring|service-desk|alerting|evaluation|governance|identity';
const INFRA = 'persistence|queues|metrics';
const EDGE = 'contracts|probes|channels|platform';
const spec = '\\.spec\\.tsx?$';
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-is-pure',
      comment: 'libs/domain imports itself and Temporal only',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: spec },
      to: { pathNot: ['^libs/domain/', 'temporal-polyfill', 'temporal-spec'] },
    },
    {
      name: 'edge-imports-domain-and-edge',
      severity: 'error',
      from: { path: `^libs/(${EDGE})/`, pathNot: spec },
      to: { path: `^(libs/(${INFRA}|${CONTEXTS})|apps|test|grafana)/` },
    },
    {
      name: 'contracts-and-platform-import-rank-0',
      severity: 'error',
      from: { path: '^libs/(contracts|platform)/', pathNot: spec },
      to: { path: '^libs/(probes|channels)/' },
    },
    {
      name: 'infra-imports-lower-ranks',
      severity: 'error',
      from: { path: `^libs/(${INFRA})/`, pathNot: spec },
      to: { path: `^(libs/(${CONTEXTS})|apps|test|grafana)/` },
    },
    ...INFRA.split('|').map((unit) => ({
      name: `infra-${unit}-not-its-neighbours`,
      severity: 'error',
      from: { path: `^libs/${unit}/`, pathNot: spec },
      to: {
        path: `^libs/(${INFRA.split('|')
          .filter((other) => other !== unit)
          .join('|')})/`,
      },
    })),
    ...CONTEXTS.split('|').map((unit) => ({
      name: `context-${unit}-stands-alone`,
      severity: 'error',
      from: { path: `^libs/${unit}/`, pathNot: spec },
      to: {
        path: `^(libs/(${CONTEXTS.split('|')
          .filter((other) => other !== unit)
          .join('|')})|apps|test|grafana)/`,
      },
    })),
    {
      name: 'only-index-is-public',
      severity: 'error',
      from: { path: '^(libs|apps|test|grafana)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'web-imports-contracts-only',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: spec },
      to: { path: '^(libs/(?!contracts/)|apps/(?!web/)|test/)' },
    },
    {
      name: 'apps-compose-only-in-peil',
      severity: 'error',
      from: { path: '^apps/(api|collector|worker)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'collector-has-no-database',
      severity: 'error',
      from: { path: '^apps/collector/', pathNot: spec },
      to: { path: '^libs/(persistence|monitoring|service-desk|alerting|evaluation|governance|identity)/' },
    },
    {
      name: 'web-features-stand-alone',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.peil)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
