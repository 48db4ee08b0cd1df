import { dutchMunicipalClosingDays, easterSunday } from './closing-days.js';

describe('easterSunday', () => {
  // Source: the table of the Astronomical Society of South Australia, with the earliest and latest possible dates.
  it.each([
    ['1818-03-22'],
    ['1943-04-25'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2016-03-27'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2028-04-16'],
    ['2029-04-01'],
    ['2030-04-21'],
    ['2038-04-25'],
  ])('is %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4))).toString()).toBe(date);
  });

  it('is a Sunday from 22 March to 25 April in every year from 1583 to 4099', () => {
    for (let year = 1583; year <= 4099; year += 1) {
      const easter = easterSunday(year);
      const monthDay = easter.toString().slice(5);
      expect([easter.dayOfWeek, monthDay >= '03-22' && monthDay <= '04-25']).toEqual([7, true]);
    }
  });
});

describe('dutchMunicipalClosingDays', () => {
  it('lists the days of 2026 by name', () => {
    expect(dutchMunicipalClosingDays(2026).map((day) => `${day.date} ${day.name}`)).toEqual([
      '2026-01-01 new_years_day',
      '2026-04-06 easter_monday',
      '2026-04-27 kings_day',
      '2026-05-05 liberation_day',
      '2026-05-14 ascension_day',
      '2026-05-25 whit_monday',
      '2026-12-25 christmas_day',
      '2026-12-26 boxing_day',
    ]);
  });

  it("moves King's Day to the Saturday when the 27th is a Sunday", () => {
    const kingsDays = [2025, 2026, 2031].map(
      (year) => dutchMunicipalClosingDays(year).find((day) => day.name === 'kings_day')?.date,
    );
    expect(kingsDays).toEqual(['2025-04-26', '2026-04-27', '2031-04-26']);
  });

  it('closes on 5 May every year, not only in lustrum years', () => {
    for (let year = 2024; year <= 2040; year += 1) {
      expect(dutchMunicipalClosingDays(year).map((day) => day.date)).toContain(`${year}-05-05`);
    }
  });

  it('closes on Good Friday only by choice', () => {
    expect(dutchMunicipalClosingDays(2026).map((day) => day.date)).not.toContain('2026-04-03');
    const chosen = dutchMunicipalClosingDays(2026, { goodFriday: true });
    expect(chosen).toContainEqual({ date: '2026-04-03', name: 'good_friday' });
    expect(chosen).toHaveLength(9);
  });

  it('gives a date once when Ascension is 5 May', () => {
    const days = dutchMunicipalClosingDays(2016).filter((day) => day.date === '2016-05-05');
    expect(days).toEqual([{ date: '2016-05-05', name: 'ascension_day' }]);
  });

  it('gives no substitute for a day in a weekend', () => {
    const dates = dutchMunicipalClosingDays(2027).map((day) => day.date);
    expect(dates).toEqual(expect.arrayContaining(['2027-12-25', '2027-12-26']));
    expect(dates.filter((date) => date > '2027-12-01')).toHaveLength(2);
  });
});
