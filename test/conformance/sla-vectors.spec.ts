import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSlaVectors } from './run-sla-vectors.js';
import { UnreadableVectorFile, readSlaVectorFile, type SlaVector } from './sla-vector-file.js';

const VECTORS = join(import.meta.dirname, '../vectors/sla/vectors.json');

describe('the vectors of the service-level clock', () => {
  const file = readSlaVectorFile(VECTORS);

  it.each(file.vectors.map((vector) => [`${vector.id} ${vector.why}`, vector] as const))(
    'holds %s',
    (_title, vector) => {
      expect(runSlaVectors({ ...file, vectors: [vector] })).toEqual({ passed: 1, failures: [] });
    },
  );

  it('are 51', () => {
    expect(runSlaVectors(file)).toEqual({ passed: 51, failures: [] });
  });

  it('fail when an expectation is one second off', () => {
    const wrong = file.vectors.flatMap((vector): SlaVector[] =>
      typeof vector.expected === 'string' && vector.expected !== 'error'
        ? [{ ...vector, expected: vector.expected.replace('Z', '.001Z') }]
        : [],
    );
    const { passed, failures } = runSlaVectors({ ...file, vectors: wrong });
    expect([passed, failures.length]).toEqual([0, wrong.length]);
    expect(failures[0]).toMatch(
      /^FAILED V01 due KANTOOR \(same day\): expected 2026-03-03T13:15:00.001Z, got 2026/,
    );
  });

  it('fail when they name a calendar that is not there', () => {
    const vectors = file.vectors.slice(0, 1).map((vector) => ({ ...vector, calendar: 'WEG' }));
    expect(runSlaVectors({ ...file, vectors }).failures[0]).toMatch(/no calendar named WEG in the file/);
  });
});

describe('readSlaVectorFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sla-vectors-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function fileWith(text: string): string {
    const path = join(folder, 'vectors.json');
    writeFileSync(path, text);
    return path;
  }

  it('tells that a file is missing', () => {
    expect(() => readSlaVectorFile(join(folder, 'none.json'))).toThrow(/cannot read .*none\.json: .*ENOENT/);
  });

  it('tells that a file is no JSON', () => {
    expect(() => readSlaVectorFile(fileWith('calendars:'))).toThrow(/vectors\.json is no JSON/);
  });

  it('names every field that is wrong', () => {
    const text = JSON.stringify({
      calendars: {},
      vectors: [{ id: 'V1', kind: 'due', created: 'yesterday' }],
    });
    expect(() => readSlaVectorFile(fileWith(text))).toThrow(UnreadableVectorFile);
    expect(() => readSlaVectorFile(fileWith(text))).toThrow(
      /vectors\.0\.calendar: [^]*vectors\.0\.created: /,
    );
  });

  it('refuses a file without vectors, so that nothing cannot pass for everything', () => {
    expect(() => readSlaVectorFile(fileWith('{"calendars":{},"vectors":[]}'))).toThrow(
      /vectors: holds no vectors/,
    );
  });
});
