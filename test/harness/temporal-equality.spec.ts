import { Temporal } from 'temporal-polyfill';

const nine = Temporal.Instant.from('2026-03-02T09:00:00Z');
const ten = Temporal.Instant.from('2026-03-02T10:00:00Z');

describe('comparing Temporal values in specs', () => {
  it('tells two instants apart, alone and inside an object', () => {
    expect(nine).not.toEqual(ten);
    expect({ at: nine }).not.toEqual({ at: ten });
    expect({ at: nine, more: 1 }).not.toMatchObject({ at: ten });
    expect([Temporal.PlainDate.from('2026-03-02')]).not.toEqual([Temporal.PlainDate.from('2026-03-03')]);
    expect(nine).not.toEqual(nine.toString());
  });

  it('finds the same instant equal', () => {
    expect({ at: nine }).toEqual({ at: ten.subtract({ hours: 1 }) });
    expect({ at: nine, more: 1 }).toMatchObject({ at: Temporal.Instant.from(nine) });
  });
});
