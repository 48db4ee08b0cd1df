/** What a service is recognised by in a text. */
export interface NamedService {
  readonly slug: string;
  readonly name: string;
}

/** Shorter words ("de", "mail" is the shortest that tells) say too little. */
const MIN_WORD_LENGTH = 4;

/** Words that stand in many service names and so point at none. */
const COMMON_WORDS = new Set(['dienst', 'diensten', 'service', 'services', 'systeem', 'voor', 'applicatie']);

/**
 * The one service a text seems to be about: every telling word of its name or slug stands in the text, or a
 * compound holds it ("mailserver" holds "mail"). Null when none or several fit equally well: a guess is no help.
 */
export function suggestService<Service extends NamedService>(
  text: string,
  services: readonly Service[],
): Service | null {
  const spoken = wordsOf(text);
  const scored = services
    .map((service) => ({
      service,
      score: Math.max(scoreOf(service.name, spoken), scoreOf(service.slug, spoken)),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || best.score === second?.score) return null;
  return best.service;
}

/** Letters of the name that the text accounts for; 0 unless every telling word is there. */
function scoreOf(name: string, spoken: readonly string[]): number {
  const telling = wordsOf(name).filter((word) => word.length >= MIN_WORD_LENGTH && !COMMON_WORDS.has(word));
  if (telling.length === 0 || !telling.every((word) => spoken.some((heard) => heard.includes(word))))
    return 0;
  return telling.join('').length;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
