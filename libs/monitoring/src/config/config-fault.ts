import { StartupError, type Language, type Text } from '@peil/platform';

export type ConfigPath = readonly (string | number)[];

/** One fault of `peil.yaml`: where it stands, what is wrong and how to mend it. */
export interface ConfigFileFault {
  readonly path: ConfigPath;
  readonly reason: Text;
  readonly hint: Text;
}

/** A fault with the line (from 1) of the file that must change. */
export interface LocatedFault extends ConfigFileFault {
  readonly line: number;
}

/** All faults of the file together; nothing of it was applied. */
export class ConfigFileError extends StartupError {
  override readonly name = 'ConfigFileError';

  constructor(
    readonly file: string,
    readonly faults: readonly LocatedFault[],
  ) {
    super('config', { en: sentenceOf(file, faults, 'en'), nl: sentenceOf(file, faults, 'nl') });
  }
}

/** `checks[2].kind` */
export function pathText(path: ConfigPath): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join('');
}

function sentenceOf(file: string, faults: readonly LocatedFault[], language: Language): string {
  const count = faults.length;
  const head = {
    en: `${file}: ${count} ${count === 1 ? 'fault' : 'faults'}, nothing was applied`,
    nl: `${file}: ${count} ${count === 1 ? 'fout' : 'fouten'}, er is niets toegepast`,
  };
  const word = { en: 'line', nl: 'regel' };
  const lines = faults.map(({ line, path, reason, hint }) => {
    const at = pathText(path);
    return `  ${word[language]} ${line}${at ? `, ${at}` : ''}: ${reason[language]}; ${hint[language]}`;
  });
  return [head[language], ...lines].join('\n');
}
