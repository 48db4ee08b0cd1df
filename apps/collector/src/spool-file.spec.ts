import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SpoolFile } from './spool-file.js';

describe('a spool', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'spool-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps what was not taken, in its order, and nothing that was', async () => {
    const spool = await SpoolFile.open(folder);
    for (const line of ['1', '2', '3', '4']) await spool.append(line);
    const offered: string[] = [];
    const takeUntil = (last: string) => (line: string) => {
      offered.push(line);
      return Promise.resolve(line <= last);
    };
    expect(await spool.replay(takeUntil('1'))).toBe(1);
    await spool.append('5');
    expect(await spool.replay(takeUntil('9'))).toBe(4);
    expect(offered).toEqual(['1', '2', '2', '3', '4', '5']);
    expect(await readdir(folder)).toEqual([]);
  });
});
