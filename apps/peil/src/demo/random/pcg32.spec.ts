import { createPcg32 } from './pcg32.js';

describe('createPcg32', () => {
  it('gives the first numbers of the reference implementation for seed 42, stream 54', () => {
    const random = createPcg32(42, 54);
    expect(Array.from({ length: 6 }, () => random.nextUint32())).toEqual([
      0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e,
    ]);
  });

  it('repeats itself for a seed and stays within [0, 1)', () => {
    const [a, b] = [createPcg32(7), createPcg32(7)];
    for (let i = 0; i < 1_000; i += 1) {
      const drawn = a.next();
      expect(drawn).toBe(b.next());
      expect(drawn >= 0 && drawn < 1).toBe(true);
    }
  });
});
