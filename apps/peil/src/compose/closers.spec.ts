import { silentLog } from '@peil/platform';
import { Closers } from './closers.js';

describe('Closers', () => {
  it('closes in reverse order and goes on when one fails', async () => {
    const closed: string[] = [];
    const closers = new Closers(silentLog);
    closers.add('database', async () => closed.push('database'));
    closers.add('queues', async () => {
      closed.push('queues');
      throw new Error('already gone');
    });
    closers.add('api', async () => closed.push('api'));
    await closers.closeAll();
    expect(closed).toEqual(['api', 'queues', 'database']);
  });

  it('closes everything once', async () => {
    let times = 0;
    const closers = new Closers(silentLog);
    closers.add('api', async () => {
      times += 1;
    });
    await closers.closeAll();
    await closers.closeAll();
    expect(times).toBe(1);
  });
});
