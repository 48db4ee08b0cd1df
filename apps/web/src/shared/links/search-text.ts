/** A text from the address bar, or nothing. The router turns digits into numbers. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
