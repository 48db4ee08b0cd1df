import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiText } from '../../../api/src/index.js';
import type { CommandContext } from './command.js';
import { EXIT } from './exit-codes.js';

const COMMITTED = path.join('apps', 'api', 'openapi.json');

/** `peil openapi [file]`: writes the description of the API, or prints it when the file is `-`. */
export async function writeOpenApi({ args, say }: CommandContext): Promise<number> {
  const [file = COMMITTED] = args;
  const text = await openApiText();
  if (file === '-') {
    process.stdout.write(text);
    return EXIT.ok;
  }
  await writeFile(file, text);
  say({ en: `Wrote ${file}.`, nl: `${file} geschreven.` });
  return EXIT.ok;
}
