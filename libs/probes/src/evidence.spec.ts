import * as fc from 'fast-check';
import { boundedEvidence, EVIDENCE_LIMIT_BYTES } from './evidence.js';

describe('evidence', () => {
  it('stays as it is when it is short, without control characters', () => {
    expect(boundedEvidence('één\tregel\n')).toBe('één\tregel\n');
    expect(boundedEvidence('a\u0000b\u001b[31mc\r\u0085')).toBe('a b [31mc  ');
  });

  it('is cut between characters', () => {
    expect(boundedEvidence(`${'x'.repeat(4095)}é`)).toBe('x'.repeat(4095));
    expect(boundedEvidence(`${'x'.repeat(4094)}é`)).toBe(`${'x'.repeat(4094)}é`);
    expect(boundedEvidence(`${'x'.repeat(4093)}😀`)).toBe('x'.repeat(4093));
  });

  it('is never longer than its limit and always valid UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6_000, size: 'max' }), (text) => {
        const evidence = boundedEvidence(text);
        const bytes = Buffer.from(evidence);
        expect(bytes.length).toBeLessThanOrEqual(EVIDENCE_LIMIT_BYTES);
        expect(bytes.toString('utf8')).toBe(evidence);
      }),
      { numRuns: 50 },
    );
  });
});
