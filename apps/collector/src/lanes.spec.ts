import { Lanes } from './lanes.js';

function held(): { promise: Promise<void>; release: () => void } {
  const releases: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => releases.push(resolve));
  return { promise, release: () => releases.forEach((release) => release()) };
}

describe('the lanes', () => {
  it('let hanging probes hold up only each other', async () => {
    const lanes = new Lanes({ quick: 1, slow: 2 });
    const hanging = held();
    const slow = [1, 2, 3].map(() => lanes.run('slow', () => hanging.promise));
    await expect(lanes.run('quick', () => Promise.resolve('done'))).resolves.toBe('done');
    hanging.release();
    await Promise.all(slow);
  });

  it('never run more at once than they may, in the order of arrival, also after a failure', async () => {
    const lanes = new Lanes({ quick: 2, slow: 1 });
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const tasks = Array.from({ length: 20 }, (_, nth) =>
      lanes.run('quick', async () => {
        order.push(nth);
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        if (nth === 3) throw new Error('third');
      }),
    );
    const settled = await Promise.allSettled(tasks);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 20 }, (_, nth) => nth));
  });
});
