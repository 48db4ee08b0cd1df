import { z } from 'zod';
import type { Text } from './text.js';

/** One environment variable: its name, what it expects and how to mend a wrong value. */
export interface Variable<Value> {
  readonly name: string;
  readonly schema: z.ZodType<Value, string | undefined>;
  readonly byDefault: string;
  readonly about: string;
  readonly expects: Text;
  readonly hint: Text;
  readonly secret: boolean;
}

type Draft<Value> = Omit<Variable<Value>, 'secret' | 'hint'> & {
  readonly secret?: boolean;
  readonly hint?: Text;
};

function variable<Value>(draft: Draft<Value>): Variable<Value> {
  const hint = draft.hint ?? {
    en: `leave it out for the default (${draft.byDefault})`,
    nl: `laat weg voor de standaardwaarde (${draft.byDefault})`,
  };
  return { ...draft, hint, secret: draft.secret ?? false };
}

const wholeNumber = (lowest: number, highest: number, byDefault: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(lowest).max(highest))
    .optional()
    .transform((value) => value ?? byDefault);

const urlOf = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))
    .optional();

const ON = new Set(['1', 'true', 'yes', 'on']);
const OFF = new Set(['0', 'false', 'no', 'off']);
const onOff = z
  .string()
  .toLowerCase()
  .refine((value) => ON.has(value) || OFF.has(value))
  .transform((value) => ON.has(value))
  .optional()
  .transform((value) => value ?? false);

const SITE_KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
const siteList = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().regex(SITE_KEY)))
  .optional()
  .transform((value): readonly string[] => value ?? []);

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const yesOrNo: Text = { en: 'true or false', nl: 'true of false' };

/** Every variable Peil reads. docs/configuration names the same ones; a spec compares them. */
export const VARIABLES = {
  port: variable({
    name: 'PEIL_PORT',
    schema: wholeNumber(0, 65_535, 3000),
    byDefault: '3000',
    about: 'TCP port of the web interface and the API; 0 takes a free one',
    expects: { en: 'a port number from 0 to 65535', nl: 'een poortnummer van 0 tot 65535' },
  }),
  host: variable({
    name: 'PEIL_HOST',
    schema: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/)
      .optional()
      .transform((value) => value ?? '127.0.0.1'),
    byDefault: '127.0.0.1',
    about: 'address to listen on; 0.0.0.0 or :: to be reachable from other machines',
    expects: { en: 'an IP address or host name', nl: 'een IP-adres of hostnaam' },
  }),
  baseUrl: variable({
    name: 'PEIL_BASE_URL',
    schema: urlOf('http:', 'https:'),
    byDefault: 'http://localhost:<PEIL_PORT>',
    about: 'the address users type; used in e-mails and links, and https makes cookies Secure',
    expects: { en: 'an http:// or https:// address', nl: 'een adres met http:// of https://' },
  }),
  dataDir: variable({
    name: 'PEIL_DATA_DIR',
    schema: z
      .string()
      .optional()
      .transform((value) => value ?? '.peil'),
    byDefault: '.peil',
    about: 'folder of the embedded PostgreSQL, the generated secret and the spool of a collector',
    expects: { en: 'a folder', nl: 'een map' },
  }),
  databaseUrl: variable({
    name: 'DATABASE_URL',
    schema: urlOf('postgres:', 'postgresql:'),
    byDefault: 'an embedded PostgreSQL in PEIL_DATA_DIR',
    about: 'external PostgreSQL 15 or newer',
    expects: { en: 'a postgres:// address', nl: 'een adres met postgres://' },
    hint: {
      en: 'write postgres://user:password@host:5432/peil, or leave it out for the embedded PostgreSQL',
      nl: 'schrijf postgres://gebruiker:wachtwoord@host:5432/peil, of laat weg voor de ingebouwde PostgreSQL',
    },
    secret: true,
  }),
  databasePoolSize: variable({
    name: 'PEIL_DATABASE_POOL_SIZE',
    schema: wholeNumber(2, 200, 10),
    byDefault: '10',
    about: 'most PostgreSQL connections of one process',
    expects: { en: 'a whole number from 2 to 200', nl: 'een geheel getal van 2 tot 200' },
  }),
  redisUrl: variable({
    name: 'REDIS_URL',
    schema: urlOf('redis:', 'rediss:'),
    byDefault: 'queues in PostgreSQL',
    about: 'Redis for the queues',
    expects: { en: 'a redis:// address', nl: 'een adres met redis://' },
    hint: {
      en: 'write redis://host:6379, or leave it out to keep the queues in PostgreSQL',
      nl: 'schrijf redis://host:6379, of laat weg om de wachtrijen in PostgreSQL te houden',
    },
    secret: true,
  }),
  smtpUrl: variable({
    name: 'PEIL_SMTP_URL',
    schema: urlOf('smtp:', 'smtps:'),
    byDefault: 'no e-mail is sent',
    about: 'mail server for alerts and notices',
    expects: { en: 'an smtp:// or smtps:// address', nl: 'een adres met smtp:// of smtps://' },
    hint: { en: 'write smtp://user:password@host:587', nl: 'schrijf smtp://gebruiker:wachtwoord@host:587' },
    secret: true,
  }),
  mailFrom: variable({
    name: 'PEIL_MAIL_FROM',
    schema: z
      .string()
      .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/)
      .optional()
      .transform((value) => value ?? 'Peil <peil@localhost>'),
    byDefault: 'Peil <peil@localhost>',
    about: 'sender of every e-mail',
    expects: { en: 'an e-mail address, with or without a name', nl: 'een e-mailadres, met of zonder naam' },
  }),
  labMode: variable({
    name: 'PEIL_LAB_MODE',
    schema: onOff,
    byDefault: 'false',
    about: 'lets checks reach loopback addresses, for trials and the demo; never in production',
    expects: yesOrNo,
  }),
  sites: variable({
    name: 'PEIL_SITES',
    schema: siteList,
    byDefault: 'every site',
    about: 'the sites a collector serves, separated by commas',
    expects: {
      en: 'a list of site keys (small letters, digits, hyphens) separated by commas',
      nl: 'een lijst van locatiesleutels (kleine letters, cijfers, streepjes) met komma’s ertussen',
    },
  }),
  trustProxy: variable({
    name: 'PEIL_TRUST_PROXY',
    schema: onOff,
    byDefault: 'false',
    about: 'take the client address from X-Forwarded-For; only behind your own reverse proxy',
    expects: yesOrNo,
  }),
  logLevel: variable({
    name: 'PEIL_LOG_LEVEL',
    schema: z
      .enum(LOG_LEVELS)
      .optional()
      .transform((value): LogLevel => value ?? 'info'),
    byDefault: 'info',
    about: `least important log line that is written: ${LOG_LEVELS.join(', ')}`,
    expects: { en: `one of ${LOG_LEVELS.join(', ')}`, nl: `een van ${LOG_LEVELS.join(', ')}` },
  }),
  secret: variable({
    name: 'PEIL_SECRET',
    schema: z.string().min(32).optional(),
    byDefault: 'generated once into PEIL_DATA_DIR',
    about: 'signs links and encrypts stored passwords; the same in every process of one installation',
    expects: { en: 'a secret of at least 32 characters', nl: 'een geheim van minstens 32 tekens' },
    hint: { en: 'make one with: openssl rand -hex 32', nl: 'maak er een met: openssl rand -hex 32' },
    secret: true,
  }),
} as const;
