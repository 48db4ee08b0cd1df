const MULTIPLIER = 6364136223846793005n;
const MASK_64 = 0xffff_ffff_ffff_ffffn;

/** Draws that the same seed repeats for ever. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
}

/**
 * PCG32 (XSH RR 64/32). Source: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
 * Algorithms for Random Number Generation" (2014), reference implementation pcg32_random_r.
 */
export function createPcg32(seed: number, stream = 54): Random & { nextUint32(): number } {
  const increment = ((BigInt(stream) << 1n) | 1n) & MASK_64;
  let state = 0n;
  const step = () => {
    state = (state * MULTIPLIER + increment) & MASK_64;
  };
  step();
  state = (state + BigInt(seed)) & MASK_64;
  step();
  const nextUint32 = () => {
    const old = state;
    step();
    const shifted = Number((((old >> 18n) ^ old) >> 27n) & 0xffff_ffffn);
    const turn = Number(old >> 59n);
    return ((shifted >>> turn) | (shifted << (-turn & 31))) >>> 0;
  };
  return { nextUint32, next: () => nextUint32() / 0x1_0000_0000 };
}
