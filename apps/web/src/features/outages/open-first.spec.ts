import { openFirst } from './open-first.js';

it('shows open outages before ended ones, each newest first', () => {
  const rows = [
    { name: 'old', startedAt: '2026-11-01T00:00:00Z', endedAt: '2026-11-01T01:00:00Z' },
    { name: 'open', startedAt: '2026-10-01T00:00:00Z', endedAt: null },
    { name: 'recent', startedAt: '2026-11-20T00:00:00Z', endedAt: '2026-11-20T01:00:00Z' },
    { name: 'new', startedAt: '2026-11-24T00:00:00Z', endedAt: null },
  ];
  expect(openFirst(rows).map(({ name }) => name)).toEqual(['new', 'open', 'recent', 'old']);
});
