import { languageOf, StartupError, type Environment, type Language } from '@peil/platform';
import type { Command } from './command.js';
import { COMMANDS } from './commands.js';
import { EXIT, STARTUP_EXIT } from './exit-codes.js';

/** Runs the named command; resolves with the exit code. Expected failures print their sentence, bugs their stack. */
export async function runCommandLine(argv: readonly string[], env: Environment): Promise<number> {
  const [name, ...args] = argv;
  const language = languageOf(env);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(help(language));
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    console.error(unknown(name)[language]);
    return EXIT.usage;
  }
  if (args.includes('--help')) {
    console.log(`peil ${command.name}: ${command.summary[language]}`);
    return EXIT.ok;
  }
  return guarded(command, { args, env, language, say: (text) => console.error(text[language]) });
}

async function guarded(command: Command, context: Parameters<Command['run']>[0]): Promise<number> {
  try {
    return await command.run(context);
  } catch (error) {
    if (!(error instanceof StartupError)) {
      console.error(error);
      return EXIT.unexpected;
    }
    console.error(error.sentence(context.language));
    return STARTUP_EXIT[error.kind];
  }
}

function help(language: Language): string {
  const head = { en: 'Usage: peil <command>', nl: 'Gebruik: peil <opdracht>' };
  const tail = {
    en: 'Settings are environment variables; docs/configuration.md lists them.',
    nl: 'Instellingen zijn omgevingsvariabelen; ze staan in docs/configuration.md.',
  };
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary[language]}`);
  return [head[language], '', ...lines, '', tail[language]].join('\n');
}

function unknown(name: string) {
  const names = COMMANDS.map((command) => command.name).join(', ');
  return {
    en: `Peil has no command "${name}". Choose one of: ${names}.`,
    nl: `Peil kent geen opdracht "${name}". Kies uit: ${names}.`,
  };
}
