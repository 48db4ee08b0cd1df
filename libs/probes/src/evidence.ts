export const EVIDENCE_LIMIT_BYTES = 4096;

/** At most 4 KiB of UTF-8, cut between characters; control characters become spaces. */
export function boundedEvidence(text: string): string {
  const bytes = Buffer.from(text.slice(0, EVIDENCE_LIMIT_BYTES).replace(CONTROL, ' '));
  return bytes.toString('utf8', 0, startOfCharacter(bytes, EVIDENCE_LIMIT_BYTES));
}

/** Everything below a space except tab and newline: databases and terminals choke on them. */
const CONTROL = /[^\P{Cc}\t\n]/gu;

/** The last index ≤ `at` at which a character starts: continuation bytes look like 10xxxxxx. */
function startOfCharacter(bytes: Buffer, at: number): number {
  let index = Math.min(at, bytes.length);
  while (index > 0 && ((bytes[index] ?? 0) & 0xc0) === 0x80) index -= 1;
  return index;
}
