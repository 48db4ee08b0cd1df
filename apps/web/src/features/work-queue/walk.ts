/**
 * The row that J (+1) and K (−1) go to. A ticket that left the view (`index` −1) leaves its place behind:
 * the next row has moved into it.
 */
export function walk(step: 1 | -1, place: { index: number; lastIndex: number; length: number }): number {
  const { index, lastIndex, length } = place;
  if (length === 0) return -1;
  const wanted = index >= 0 ? index + step : lastIndex < 0 ? 0 : step === 1 ? lastIndex : lastIndex - 1;
  return Math.min(Math.max(wanted, 0), length - 1);
}
