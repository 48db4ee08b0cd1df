import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '@peil/platform';

const current = new AsyncLocalStorage<Language>();

/** Runs `work` for a request that wants its answers in `language`. */
export function withLanguage<Result>(language: Language, work: () => Result): Result {
  return current.run(language, work);
}

export function currentLanguage(): Language {
  return current.getStore() ?? 'nl';
}

interface Wish {
  readonly tag: string;
  readonly weight: number;
}

/** Dutch, unless the Accept-Language header prefers English. */
export function languageOfHeader(header: string | undefined): Language {
  const wishes = (header ?? '').slice(0, 200).split(',').map(wishOf);
  const weightOf = (language: string): number =>
    Math.max(0, ...wishes.filter(({ tag }) => tag.startsWith(language)).map(({ weight }) => weight));
  return weightOf('en') > weightOf('nl') ? 'en' : 'nl';
}

function wishOf(part: string): Wish {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
  const weight = quality === undefined ? 1 : Number(quality);
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}
