import { createPasswordLink, findAccountByEmail } from '@peil/identity';
import type { Database } from '@peil/persistence';
import { createLog, readConfig, systemActor, systemClock, type Clock } from '@peil/platform';
import { passwordLinkUrl } from '../../../api/src/index.js';
import { Closers } from '../compose/closers.js';
import type { CommandContext } from './command.js';
import { EXIT } from './exit-codes.js';
import { openBeside } from './open-beside.js';

/** `peil password-link <email>`: prints a link to set a password, for an administrator who lost it. */
export async function passwordLinkCommand({ args, env, say }: CommandContext): Promise<number> {
  const [email] = args;
  if (email === undefined || args.length > 1) {
    say({ en: 'Usage: peil password-link <email>', nl: 'Gebruik: peil password-link <e-mailadres>' });
    return EXIT.usage;
  }
  const config = readConfig(env, process.cwd());
  const closers = new Closers(createLog({ level: config.logLevel, process: 'password-link' }));
  try {
    const database = await openBeside(config, { say, closers, applicationName: 'peil password-link' });
    const made = await linkFor(database, email, systemClock);
    if (made.kind === 'refused') {
      say(REFUSALS[made.reason]);
      return EXIT.usage;
    }
    say({ en: 'Works once, for seven days:', nl: 'Werkt één keer, zeven dagen lang:' });
    process.stdout.write(`${passwordLinkUrl(config.baseUrl, made.token)}\n`);
    return EXIT.ok;
  } finally {
    await closers.closeAll();
  }
}

const REFUSALS = {
  unknown: {
    en: 'There is no account with this e-mail address. Add the person to peil.yaml or invite them first.',
    nl: 'Er is geen account met dit e-mailadres. Zet de persoon eerst in peil.yaml of nodig hem uit.',
  },
  blocked: {
    en: 'This account is blocked. An administrator unblocks it under Administration.',
    nl: 'Dit account is geblokkeerd. Een beheerder deblokkeert het onder Beheer.',
  },
} as const;

type Made =
  | { readonly kind: 'made'; readonly token: string }
  | { readonly kind: 'refused'; readonly reason: keyof typeof REFUSALS };

const SCOPE = { organisations: 'all', actor: systemActor('peil password-link') } as const;

async function linkFor(database: Database, email: string, clock: Clock): Promise<Made> {
  return database.transaction(SCOPE, async (tx): Promise<Made> => {
    const account = await findAccountByEmail(tx, email);
    if (!account) return { kind: 'refused', reason: 'unknown' };
    if (account.disabled_at !== null) return { kind: 'refused', reason: 'blocked' };
    const { token } = await createPasswordLink(tx, account.id, clock.now());
    return { kind: 'made', token };
  });
}
