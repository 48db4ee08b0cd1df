import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import { makePeilFolder, removePeilFolder, type Ids } from './peil-folder.js';
import { completeSetup, sessionWith } from './peil-session.js';
import { reachableProduct, type ReachableProduct } from './reachable-product.js';
import { runPeil, startPeil, type RunningPeil } from './start-peil.js';

const SLOW_MS = 300_000;
const isRoot = process.getuid?.() === 0;
/** `nobody`; a spec that does not run as root is an ordinary user already. */
const ORDINARY: Ids | undefined = isRoot ? { uid: 65_534, gid: 65_534 } : undefined;

describe('npm start as an ordinary user', () => {
  let folder: string;
  let product: ReachableProduct;
  let peil: RunningPeil | undefined;

  beforeAll(async () => {
    folder = await makePeilFolder(ORDINARY);
    product = await reachableProduct(ORDINARY);
  }, SLOW_MS);
  afterAll(async () => {
    await peil?.stop();
    await removePeilFolder(folder);
    await product.remove();
  }, SLOW_MS);

  const options = () => ({
    command: 'start' as const,
    folder,
    root: product.root,
    ...(ORDINARY ? { ids: ORDINARY } : {}),
  });

  it(
    'serves from an empty folder and again after kill -9, with the same data',
    async () => {
      peil = await startPeil(options());
      const organisation = { slug: 'duinwijk', name: 'Gemeente Duinwijk', kind: 'municipality' } as const;
      const { cookie } = await completeSetup(peil, { email: 'ada@duinwijk.example', organisation });
      await peil.kill9();
      peil = await startPeil(options());
      const { body } = await sessionWith(peil.url, { cookie }).get('/organisations');
      expect(body).toMatchObject([{ slug: 'duinwijk' }]);
      expect((await stat(path.join(folder, '.peil', 'postgres', 'data'))).uid).toBe((await stat(folder)).uid);
    },
    SLOW_MS,
  );

  it(
    'names the folder it may not write, with code 5',
    async () => {
      const closed = await makePeilFolder(ORDINARY);
      await chmod(closed, 0o555);
      const { code, said } = await runPeil({ ...options(), folder: closed });
      await removePeilFolder(closed);
      expect(code).toBe(5);
      expect(said).toContain(`The data folder ${path.join(closed, '.peil')} cannot be written`);
    },
    SLOW_MS,
  );
});
