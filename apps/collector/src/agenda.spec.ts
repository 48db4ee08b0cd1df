import { setTimeout as pause } from 'node:timers/promises';
import { Agenda } from './agenda.js';

const shuffled = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index * 7919) % count);

describe('the agenda', () => {
  it('runs entries in the order of their instants, whatever order they came in', async () => {
    const order: number[] = [];
    const agenda = new Agenda<{ atMs: number; nth: number }>(({ nth }) => order.push(nth), Date.now);
    const startMs = Date.now() + 20;
    for (const nth of shuffled(500)) agenda.add({ atMs: startMs + Math.floor(nth / 10), nth });
    await pause(150);
    expect(order.map((nth) => Math.floor(nth / 10))).toEqual(
      Array.from({ length: 500 }, (_, index) => Math.floor(index / 10)),
    );
    expect(agenda.size).toBe(0);
  });

  it('never runs an entry before its instant, and takes an earlier one that comes later', async () => {
    const early: string[] = [];
    const ran: string[] = [];
    const agenda = new Agenda<{ atMs: number; name: string }>(({ atMs, name }) => {
      if (Date.now() < atMs) early.push(name);
      ran.push(name);
    }, Date.now);
    const nowMs = Date.now();
    agenda.add({ atMs: nowMs + 80, name: 'late' });
    agenda.add({ atMs: nowMs + 20, name: 'soon' });
    await pause(50);
    expect(ran).toEqual(['soon']);
    await pause(100);
    expect(ran).toEqual(['soon', 'late']);
    expect(early).toEqual([]);
  });

  it('names the earliest entry of a kind and runs nothing once closed', async () => {
    const ran: number[] = [];
    const agenda = new Agenda<{ atMs: number }>(({ atMs }) => ran.push(atMs), Date.now);
    const atMs = Date.now() + 10;
    for (const later of [5, 3, 9]) agenda.add({ atMs: atMs + later });
    expect(agenda.earliestMs((entry) => entry.atMs > atMs + 3)).toBe(atMs + 5);
    expect(agenda.earliestMs(() => false)).toBe(Infinity);
    agenda.close();
    await pause(40);
    expect(ran).toEqual([]);
  });
});
