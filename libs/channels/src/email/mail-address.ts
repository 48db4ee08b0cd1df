/** RFC 5321 lets an address take 254 characters. */
const MAX_LENGTH = 254;

/** One `local@domain`, nothing that could add a recipient or a header; the server has the last word. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

export function isMailAddress(text: string): boolean {
  return text.length <= MAX_LENGTH && ADDRESS.test(text);
}
