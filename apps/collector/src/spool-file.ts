import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { StartupError } from '@peil/platform';

const SUFFIX = '.jsonl';
const MOST_BYTES = 1_073_741_824;

/**
 * Lines on disk for while the queue is away. Each process writes a file of its own; the files of processes
 * that are gone are adopted, so nothing stays behind after a crash.
 */
export class SpoolFile {
  private readonly own = `${process.pid}-${randomBytes(4).toString('hex')}${SUFFIX}`;
  private bytes = 0;
  private full = false;

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<SpoolFile> {
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw unwritable(folder, error);
    });
    return new SpoolFile(folder);
  }

  /** False when the spool is full and the line was not kept. */
  async append(line: string): Promise<boolean> {
    this.full = this.bytes + line.length > MOST_BYTES;
    if (this.full) return false;
    this.bytes += Buffer.byteLength(line) + 1;
    await appendFile(path.join(this.folder, this.own), `${line}\n`);
    return true;
  }

  /** Hands every spooled line to `send`, oldest file first; stops at the first that fails and keeps the rest. */
  async replay(send: (line: string) => Promise<boolean>): Promise<number> {
    let sent = 0;
    for (const file of await this.adopt()) {
      let refused = false;
      // kept lines go back one by one before the file goes: a crash may send twice, never lose, and a spool of
      // a gigabyte is never in memory
      for await (const line of createInterface({ input: createReadStream(file) })) {
        refused ||= !(await send(line));
        if (refused) await this.append(line);
        else sent += 1;
      }
      await rm(file);
      if (refused) return sent;
    }
    return sent;
  }

  /** Renames what this process may replay, so that neither an append nor another process gets in between. */
  private async adopt(): Promise<string[]> {
    const adopted: { file: string; since: number }[] = [];
    for (const name of await readdir(this.folder)) {
      if (!name.endsWith(SUFFIX) || !this.mayAdopt(name)) continue;
      const file = path.join(this.folder, `${process.pid}-${randomBytes(4).toString('hex')}.replay${SUFFIX}`);
      try {
        const { mtimeMs } = await stat(path.join(this.folder, name));
        await rename(path.join(this.folder, name), file);
        adopted.push({ file, since: mtimeMs });
      } catch {
        // another process was first
      }
      if (name === this.own) this.bytes = 0;
    }
    return adopted.sort((a, b) => a.since - b.since).map(({ file }) => file);
  }

  private mayAdopt(name: string): boolean {
    const owner = Number.parseInt(name, 10);
    return name === this.own || owner === process.pid || !isAlive(owner);
  }
}

function unwritable(folder: string, cause: unknown): StartupError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StartupError(
    'data_dir',
    {
      en: `The spool folder ${folder} cannot be made (${reason}). Choose another folder with PEIL_DATA_DIR or mend its permissions.`,
      nl: `De spoolmap ${folder} kan niet worden gemaakt (${reason}). Kies een andere map met PEIL_DATA_DIR of herstel de rechten.`,
    },
    { cause },
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
