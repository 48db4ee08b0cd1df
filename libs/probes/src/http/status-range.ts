export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** `200` or `200-299`, both ends included; null when it is neither. */
export function parseStatusRange(text: string): StatusRange | null {
  const match = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(text.trim());
  if (match === null) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from <= to ? { from, to } : null;
}

/** Whether a status lies in any of the ranges. */
export function isExpectedStatus(status: number, ranges: readonly string[]): boolean {
  return ranges.some((text) => {
    const range = parseStatusRange(text);
    return range !== null && range.from <= status && status <= range.to;
  });
}
