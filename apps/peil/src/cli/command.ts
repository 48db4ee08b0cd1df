import type { Environment, Language, Text } from '@peil/platform';

/** What a command is given. */
export interface CommandContext {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly language: Language;
  /** One line for the administrator, on standard error; standard output is for logs and results. */
  readonly say: (text: Text) => void;
}

/** One subcommand of `peil`; `run` resolves with the exit code. */
export interface Command {
  readonly name: string;
  readonly summary: Text;
  readonly run: (context: CommandContext) => Promise<number>;
}
