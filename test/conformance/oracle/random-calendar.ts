import type { CalendarDefinition, CalendarVersion, OpeningBlock } from '@peil/domain';
import type { Dice } from './dice.js';

/** Amsterdam most of all; the others for half-hour, midnight, Ramadan and southern clock changes, and for none. */
const ZONES: readonly string[] = [
  ...Array.from({ length: 12 }, () => 'Europe/Amsterdam'),
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Havana',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'UTC',
];

/** Days as offices, counters, nights and round-the-clock desks have them, and ones that sit on clock changes. */
const DAYS: readonly (readonly OpeningBlock[])[] = [
  [['08:00', '17:00']],
  [
    ['08:30', '12:30'],
    ['13:00', '17:00'],
  ],
  [['00:00', '24:00']],
  [['22:00', '30:00']],
  [['22:00', '26:30']],
  [['02:30', '06:00']],
  [
    ['01:50', '02:10'],
    ['02:10', '02:40'],
    ['02:50', '03:20'],
  ],
  [['00:00', '48:00']],
  [['23:59', '24:00']],
  [
    ['07:00', '11:00'],
    ['12:00', '12:01'],
    ['18:00', '47:59'],
  ],
];

/** A calendar of any shape whose special days and changes of hours lie within the given days (counted from 1970). */
export function randomCalendar(dice: Dice, firstDay: number, days: number): CalendarDefinition {
  const someDate = () => isoDate(firstDay + dice.whole(0, days));
  const exceptions = Array.from({ length: dice.whole(0, 4) }, () => [someDate(), randomDay(dice)] as const);
  return {
    zone: dice.pick(ZONES),
    versions: randomVersions(dice, someDate),
    holidays: Array.from({ length: dice.whole(0, 6) }, someDate),
    exceptions: Object.fromEntries(exceptions),
  };
}

function randomVersions(dice: Dice, someDate: () => string): CalendarVersion[] {
  if (dice.chance(0.5)) return [{ hours: randomWeek(dice) }];
  const cuts = [...new Set([someDate(), someDate()])].sort();
  const [first = '', last = first] = cuts;
  const versions = [
    { until: first, hours: randomWeek(dice) },
    ...(first < last ? [{ from: first, until: last, hours: randomWeek(dice) }] : []),
    { from: last, hours: randomWeek(dice) },
  ];
  return dice.chance(0.3) ? versions.filter(() => dice.chance(0.7)) : versions;
}

function randomWeek(dice: Dice): CalendarVersion['hours'] {
  const usual = randomDay(dice);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => dice.chance(weekday > 5 ? 0.4 : 0.9));
  return Object.fromEntries(
    weekdays.map((weekday) => [weekday, dice.chance(0.8) ? usual : randomDay(dice)] as const),
  );
}

function randomDay(dice: Dice): readonly OpeningBlock[] {
  if (dice.chance(0.7)) return dice.pick(DAYS);
  const minutes = new Set(Array.from({ length: dice.whole(0, 4) * 2 }, () => dice.whole(0, 2_880)));
  const bounds = [...minutes].sort((a, b) => a - b);
  return bounds.flatMap((open, i): OpeningBlock[] => {
    const close = bounds[i + 1];
    const isBlock = i % 2 === 0 && close !== undefined && open < 1_440;
    return isBlock ? [[clockText(open), clockText(close)]] : [];
  });
}

function isoDate(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function clockText(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
