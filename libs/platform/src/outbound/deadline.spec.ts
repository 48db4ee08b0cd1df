import { getEventListeners } from 'node:events';
import { Deadline } from './deadline.js';

const endless = (log: string[] = []) => ({
  start: () => undefined,
  stop: () => void log.push('stopped'),
});

describe('a deadline', () => {
  it('gives the value of a step that ends in time, and forgets later ones', async () => {
    const deadline = new Deadline(1_000, undefined);
    const value = await deadline.run<number>({
      start: (settle) => {
        settle(1);
        settle(2);
      },
      stop: () => undefined,
    });
    expect(value).toBe(1);
    expect(deadline.over).toBeNull();
    deadline.close();
  });

  it('stops the step it cuts short and refuses the next one', async () => {
    const log: string[] = [];
    const deadline = new Deadline(20, undefined);
    expect(await deadline.run(endless(log))).toMatchObject({ ok: false, reason: 'timeout' });
    expect(log).toEqual(['stopped']);
    expect(await deadline.run(endless(log))).toMatchObject({ reason: 'timeout' });
    expect(log).toEqual(['stopped']);
  });

  it('is one for a whole sequence of steps', async () => {
    const startedMs = performance.now();
    const deadline = new Deadline(100, undefined);
    for (let step = 0; step < 5 && deadline.over === null; step += 1) {
      await deadline.run<null>({
        start: (settle) => {
          setTimeout(() => settle(null), 40);
        },
        stop: () => undefined,
      });
    }
    expect(performance.now() - startedMs).toBeLessThan(150);
    expect(deadline.over).toMatchObject({ reason: 'timeout' });
  });

  it('lets one signal serve thousands of requests and leaves no listener behind', async () => {
    const stop = new AbortController();
    const deadlines = Array.from({ length: 2_000 }, () => new Deadline(10_000, stop.signal));
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(2_000);
    const [first, ...others] = deadlines;
    for (const deadline of others) deadline.close();
    const running = first?.run(endless());
    stop.abort();
    expect(await running).toMatchObject({ reason: 'aborted' });
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });
});
