/**
 * A 32-bit hash of a text, the same on every machine and for ever: FNV-1a over the UTF-16 code units,
 * then the finaliser of MurmurHash3 so that every bit of the outcome depends on every character.
 * For spreading load; not for secrets.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
