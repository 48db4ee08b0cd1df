import type { ConfigFile } from '@peil/contracts';
import type { Tx } from '@peil/persistence';
import type { ApplyContext } from './apply-context.js';
import { toCalendarDefinition } from './calendar-of-file.js';
import { durationMs, unique } from './resolve-config.js';
import { addCounts, upsertRows, type RowCount } from './upsert-rows.js';

type FileCalendar = ConfigFile['calendars'][number];
type FileLevel = ConfigFile['serviceLevels'][number];

/** Monday to Friday 8 to 5, closed on the closing days of Dutch municipalities. */
const OFFICE_HOURS: FileCalendar = {
  id: 'kantooruren',
  name: 'Kantooruren',
  zone: 'Europe/Amsterdam',
  hours: {
    mon: [['08:00', '17:00']],
    tue: [['08:00', '17:00']],
    wed: [['08:00', '17:00']],
    thu: [['08:00', '17:00']],
    fri: [['08:00', '17:00']],
  },
  holidays: 'dutch-municipal',
  exceptions: {},
};

/** Promised where a file promises nothing: business time to a first response and to a solution. */
const STANDARD_LEVELS: readonly Omit<FileLevel, 'calendar'>[] = [
  { priority: 'P1', firstResponse: '15m', resolution: '4h' },
  { priority: 'P2', firstResponse: '30m', resolution: '9h' },
  { priority: 'P3', firstResponse: '2h', resolution: '18h' },
  { priority: 'P4', firstResponse: '4h', resolution: '45h' },
  { priority: 'P5', firstResponse: '9h', resolution: '90h' },
];

const LEVELS = {
  table: 'service_level_target',
  conflict: 'organisation_id, priority, clock',
  keys: { organisation_id: 'uuid', priority: 'text', clock: 'text' },
  values: { calendar_id: 'uuid', target_seconds: 'integer' },
};

const UPSERT_CALENDAR = `insert into calendar (organisation_id, slug, name, definition)
  values ($1, $2, $3, $4::jsonb)
  on conflict (organisation_id, slug) do update set name = excluded.name, definition = excluded.definition,
    version = calendar.version + (calendar.definition is distinct from excluded.definition)::int
  where row(calendar.name, calendar.definition) is distinct from row(excluded.name, excluded.definition)
  returning (xmax = 0) as created`;

/** Calendars and service levels, each with the organisation that promises them; a standard set where none is given. */
export async function applyServiceLevels(tx: Tx, context: ApplyContext): Promise<RowCount> {
  const calendars = context.config.calendars.length > 0 ? context.config.calendars : [OFFICE_HOURS];
  const levels = withStandardLevels(context, calendars[0] ?? OFFICE_HOURS);
  const promisers = unique(levels.map(({ organisation }) => organisation));
  let counted = addCounts();
  for (const promiser of promisers) {
    const organisationId = context.organisations.of(promiser);
    for (const calendar of calendars) {
      counted = addCounts(counted, await applyCalendar(tx, { calendar, organisationId }, context));
    }
    const own = levels.filter(({ organisation }) => organisation === promiser);
    counted = addCounts(counted, await applyLevels(tx, organisationId, own));
  }
  return counted;
}

type OwnedLevel = FileLevel & { readonly organisation: string };

/** The shared organisation promises for all; without one every organisation does so for itself. */
function withStandardLevels({ config }: ApplyContext, calendar: FileCalendar): OwnedLevel[] {
  const given = config.serviceLevels.map((level) => ({
    ...level,
    organisation: level.organisation ?? config.owner,
  }));
  const shared = config.organisations.some(({ kind }) => kind === 'shared');
  const promisers = shared ? [config.owner] : config.organisations.map(({ slug }) => slug);
  const silent = promisers.filter((slug) => !given.some((level) => level.organisation === slug));
  const standard = silent.flatMap((organisation) =>
    STANDARD_LEVELS.map((level) => ({ ...level, calendar: calendar.id, organisation })),
  );
  return [...given, ...standard];
}

async function applyCalendar(
  tx: Tx,
  { calendar, organisationId }: { readonly calendar: FileCalendar; readonly organisationId: string },
  { now }: ApplyContext,
): Promise<RowCount> {
  const { year } = now.toZonedDateTimeISO('UTC');
  const definition = JSON.stringify(toCalendarDefinition(calendar, year));
  const params = [organisationId, calendar.id, calendar.name, definition];
  const [written] = await tx.query<{ created: boolean }>(UPSERT_CALENDAR, params);
  if (!written) return { created: 0, updated: 0, unchanged: 1 };
  return { created: Number(written.created), updated: Number(!written.created), unchanged: 0 };
}

async function applyLevels(tx: Tx, organisationId: string, levels: readonly OwnedLevel[]): Promise<RowCount> {
  const sql = 'select id, slug from calendar where organisation_id = $1';
  const calendars = await tx.query<{ id: string; slug: string }>(sql, [organisationId]);
  const rows = levels.flatMap(({ priority, calendar, firstResponse, resolution }) => {
    const calendarId = calendars.find(({ slug }) => slug === calendar)?.id;
    const row = { organisation_id: organisationId, priority, calendar_id: calendarId };
    return [
      { ...row, clock: 'first_response', target_seconds: Math.round(durationMs(firstResponse) / 1_000) },
      { ...row, clock: 'resolution', target_seconds: Math.round(durationMs(resolution) / 1_000) },
    ];
  });
  return upsertRows(tx, LEVELS, rows);
}
