import type { Language, Text } from './text.js';

/** Why a Peil process could not start. Each kind has its own exit code (apps/peil/src/cli/exit-codes.ts). */
export type StartupErrorKind =
  | 'config'
  | 'port_busy'
  | 'data_dir'
  | 'data_dir_in_use'
  | 'data_version'
  | 'database'
  | 'schema_newer'
  | 'platform';

/** An expected failure of a start: the administrator gets its sentence, never a stack trace. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';

  constructor(
    readonly kind: StartupErrorKind,
    private readonly text: Text,
    options?: ErrorOptions,
  ) {
    super(text.en, options);
  }

  sentence(language: Language): string {
    return this.text[language];
  }
}
