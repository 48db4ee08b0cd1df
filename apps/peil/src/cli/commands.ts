import type { Command } from './command.js';

/** Every subcommand. A new one is a file and an entry here; each loads its code only when it is run. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    summary: {
      en: 'start everything in one process, with an embedded PostgreSQL unless DATABASE_URL is set',
      nl: 'start alles in één proces, met een ingebouwde PostgreSQL tenzij DATABASE_URL is gezet',
    },
    run: async (context) =>
      (await import('../compose/run-parts.js')).runParts(['api', 'collector', 'worker'], context),
  },
  {
    name: 'api',
    summary: { en: 'start the API and the web interface only', nl: 'start alleen de API en de webinterface' },
    run: async (context) => (await import('../compose/run-parts.js')).runParts(['api'], context),
  },
  {
    name: 'collector',
    summary: {
      en: 'start a collector only; it speaks to the queues and holds no data',
      nl: 'start alleen een collector; die spreekt met de wachtrijen en bewaart geen gegevens',
    },
    run: async (context) => (await import('../compose/run-parts.js')).runParts(['collector'], context),
  },
  {
    name: 'worker',
    summary: {
      en: 'start a worker only: planning, ingest, transitions, timers and messages',
      nl: 'start alleen een worker: planning, verwerking, omslagen, klokken en berichten',
    },
    run: async (context) => (await import('../compose/run-parts.js')).runParts(['worker'], context),
  },
  {
    name: 'migrate',
    summary: {
      en: 'bring the database up to this version and stop',
      nl: 'werk de database bij naar deze versie en stop',
    },
    run: async (context) => (await import('./migrate.js')).migrateDatabase(context),
  },
  {
    name: 'openapi',
    summary: { en: 'write the OpenAPI document of the API', nl: 'schrijf het OpenAPI-document van de API' },
    run: async (context) => (await import('./openapi.js')).writeOpenApi(context),
  },
  {
    name: 'apply',
    summary: {
      en: 'apply peil.yaml (or the file named) and stop; also beside a running Peil',
      nl: 'pas peil.yaml (of het genoemde bestand) toe en stop; ook naast een Peil die draait',
    },
    run: async (context) => (await import('./apply.js')).applyCommand(context),
  },
  {
    name: 'password-link',
    summary: {
      en: 'print a one-time link to set the password of the account with this e-mail address; also beside a running Peil',
      nl: 'toon een eenmalige link om het wachtwoord van dit e-mailadres te kiezen; ook naast een Peil die draait',
    },
    run: async (context) => (await import('./password-link.js')).passwordLinkCommand(context),
  },
  {
    name: 'demo',
    summary: {
      en: 'start everything on its own data with the demo: fictional municipalities, a lab and three years of history',
      nl: 'start alles op eigen gegevens met de demo: fictieve gemeenten, een proefstand en drie jaar historie',
    },
    run: async (context) => (await import('./demo.js')).runDemo(context),
  },
];
