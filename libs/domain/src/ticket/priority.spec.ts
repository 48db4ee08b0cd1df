import { DEFAULT_PRIORITY_MATRIX, invertedCells, priorityMatrix, priorityOf } from './priority.js';
import { IMPACTS, URGENCIES, type Impact, type Priority, type Urgency } from './ticket.js';

describe('priorityOf', () => {
  it.each<[Impact, Urgency, Priority]>([
    ['high', 'high', 'P1'],
    ['high', 'medium', 'P2'],
    ['high', 'low', 'P3'],
    ['medium', 'high', 'P2'],
    ['medium', 'medium', 'P3'],
    ['medium', 'low', 'P4'],
    ['low', 'high', 'P3'],
    ['low', 'medium', 'P4'],
    ['low', 'low', 'P5'],
  ])('gives impact %s and urgency %s priority %s', (impact, urgency, priority) => {
    expect(priorityOf({ impact, urgency })).toBe(priority);
  });

  it("follows an organisation's own cells and the default in all others", () => {
    const matrix = priorityMatrix({ low: { high: 'P2' } });
    for (const impact of IMPACTS) {
      for (const urgency of URGENCIES) {
        const own = impact === 'low' && urgency === 'high';
        const expected = own ? 'P2' : DEFAULT_PRIORITY_MATRIX[impact][urgency];
        expect(priorityOf({ impact, urgency, matrix })).toBe(expected);
      }
    }
  });
});

describe('invertedCells', () => {
  it('finds none in the default matrix', () => {
    expect(invertedCells(DEFAULT_PRIORITY_MATRIX)).toEqual([]);
  });

  it('finds a cell that ranks above one with more impact or more urgency', () => {
    expect(invertedCells(priorityMatrix({ low: { low: 'P1' } }))).toEqual([
      { impact: 'low', urgency: 'low' },
    ]);
    expect(invertedCells(priorityMatrix({ high: { high: 'P3' } }))).toEqual([
      { impact: 'high', urgency: 'medium' },
      { impact: 'medium', urgency: 'high' },
    ]);
  });
});
