import path from 'node:path';
import { VARIABLES, type Variable } from './config-variables.js';
import { StartupError } from './startup-error.js';
import type { Language, Text } from './text.js';

type Values = { -readonly [Key in keyof typeof VARIABLES]: ValueOf<(typeof VARIABLES)[Key]> };
type ValueOf<V> = V extends Variable<infer Value> ? Value : never;

/** The settings of this process, checked; `dataDir` is absolute. Names and meaning: config-variables.ts. */
export type Config = Readonly<Omit<Values, 'baseUrl'>> & {
  readonly baseUrl: string;
  readonly production: boolean;
};

export interface ConfigFault {
  readonly variable: string;
  readonly reason: Text;
  readonly hint: Text;
}

/** All faults of the environment together, so that one correction is enough. */
export class ConfigError extends StartupError {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly ConfigFault[]) {
    super('config', { en: sentenceOf(faults, 'en'), nl: sentenceOf(faults, 'nl') });
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once. An empty variable counts as absent, as in a compose file. */
export function readConfig(env: Environment, workingDirectory: string): Config {
  const faults: ConfigFault[] = [];
  const entries = Object.entries(VARIABLES).map(([key, variable]) => [key, read(variable, env, faults)]);
  const values = asValues(entries);
  const production = env['NODE_ENV'] === 'production';
  if (values.labMode && production) faults.push(LAB_IN_PRODUCTION);
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    ...values,
    production,
    dataDir: path.resolve(workingDirectory, values.dataDir),
    baseUrl: (values.baseUrl ?? `http://localhost:${values.port}`).replace(/\/+$/, ''),
  };
}

const LAB_IN_PRODUCTION: ConfigFault = {
  variable: VARIABLES.labMode.name,
  reason: {
    en: 'lab mode lets checks reach loopback addresses and is refused when NODE_ENV=production',
    nl: 'de proefstand laat controles bij loopback-adressen en wordt geweigerd als NODE_ENV=production',
  },
  hint: { en: 'remove PEIL_LAB_MODE', nl: 'verwijder PEIL_LAB_MODE' },
};

function read(variable: Variable<unknown>, env: Environment, faults: ConfigFault[]): unknown {
  const given = env[variable.name]?.trim() || undefined;
  const result = variable.schema.safeParse(given);
  if (result.success) return result.data;
  const shown = variable.secret ? '' : ` "${given ?? ''}"`;
  faults.push({
    variable: variable.name,
    reason: {
      en: `the value${shown} is not ${variable.expects.en}`,
      nl: `de waarde${shown} is niet ${variable.expects.nl}`,
    },
    hint: variable.hint,
  });
  return undefined;
}

/** Guarantee: the entries are made from VARIABLES key by key, and the caller throws when any parse failed. */
function asValues(entries: unknown[][]): Values {
  return Object.fromEntries(entries) as Values;
}

function sentenceOf(faults: readonly ConfigFault[], language: Language): string {
  const head = {
    en: 'Peil cannot start, the settings are wrong:',
    nl: 'Peil kan niet starten, de instellingen kloppen niet:',
  };
  const lines = faults.map(
    (fault) => `  ${fault.variable}: ${fault.reason[language]}; ${fault.hint[language]}`,
  );
  return [head[language], ...lines].join('\n');
}
