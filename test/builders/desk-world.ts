import type { Tx } from '@peil/persistence';
import { anOutage, aService, aServiceUse } from './infrastructure.js';
import { aCalendar } from './desk.js';
import { insertRow } from './insert-row.js';
import { anOrganisation, aPerson, aTeam, type StoredPerson } from './people.js';

/** A shared organisation with a desk, two municipalities it serves, and what was promised to them. */
export interface DeskWorld {
  readonly sharedId: string;
  readonly noordId: string;
  readonly zuidId: string;
  readonly teamId: string;
  readonly mailId: string;
  readonly agent: StoredPerson;
  readonly caller: StoredPerson;
}

/** Monday to Friday, 08:00 to 17:00 in Amsterdam. */
export const OFFICE_HOURS = {
  zone: 'Europe/Amsterdam',
  versions: [
    {
      hours: {
        1: [['08:00', '17:00']],
        2: [['08:00', '17:00']],
        3: [['08:00', '17:00']],
        4: [['08:00', '17:00']],
        5: [['08:00', '17:00']],
      },
    },
  ],
  holidays: [],
  exceptions: {},
};

/** Seconds promised per priority: first response, resolution. */
const PROMISED = { P1: [900, 14_400], P2: [3_600, 28_800], P3: [7_200, 86_400] } as const;

export async function aDeskWorld(tx: Tx): Promise<DeskWorld> {
  const { id: sharedId } = await anOrganisation(tx, { kind: 'shared', name: 'ICT-samenwerking' });
  const { id: noordId } = await anOrganisation(tx, { name: 'Noorddorp' });
  const { id: zuidId } = await anOrganisation(tx, { name: 'Zuiddorp' });
  const { id: teamId } = await aTeam(tx, {
    organisation_id: sharedId,
    name: 'Werkplek',
    on_call_emails: ['piket@example.org'],
  });
  const mail = { organisation_id: sharedId, name: 'E-mail', slug: 'e-mail', impact: 'high', team_id: teamId };
  const { id: mailId } = await aService(tx, mail);
  for (const organisation_id of [noordId, zuidId])
    await aServiceUse(tx, { organisation_id, service_id: mailId });
  const calendar = await aCalendar(tx, { organisation_id: sharedId, definition: OFFICE_HOURS });
  await promise(tx, { organisationId: sharedId, calendarId: calendar.id });
  const agent = await aPerson(tx, { organisation_id: sharedId, role: 'desk', name: 'Dana Desk' });
  const caller = await aPerson(tx, {
    organisation_id: noordId,
    role: 'employee',
    name: 'Carlo Caller',
    email: 'carlo@noorddorp.example',
  });
  return { sharedId, noordId, zuidId, teamId, mailId, agent, caller };
}

async function promise(tx: Tx, by: { organisationId: string; calendarId: string }): Promise<void> {
  for (const [priority, [firstResponse, resolution]] of Object.entries(PROMISED)) {
    const level = { organisation_id: by.organisationId, calendar_id: by.calendarId, priority };
    await insertRow(tx, 'service_level_target', {
      ...level,
      clock: 'first_response',
      target_seconds: firstResponse,
    });
    await insertRow(tx, 'service_level_target', {
      ...level,
      clock: 'resolution',
      target_seconds: resolution,
    });
  }
}

/** An outage of the world's mail service that touches both municipalities. */
export async function aMailOutage(
  tx: Tx,
  world: DeskWorld,
  times: { readonly startedAt: string; readonly endedAt?: string | null },
): Promise<{ readonly id: string; readonly number: number }> {
  const outage = await anOutage(tx, {
    organisation_id: world.sharedId,
    title: 'Mailserver: smtp',
    reason: 'refused',
    started_at: times.startedAt,
    detected_at: times.startedAt,
    ended_at: times.endedAt ?? null,
  });
  const concerned = { outage_id: outage.id };
  await insertRow(tx, 'outage_service', {
    ...concerned,
    organisation_id: world.sharedId,
    service_id: world.mailId,
  });
  for (const organisation_id of [world.noordId, world.zuidId]) {
    await insertRow(tx, 'outage_organisation', { ...concerned, organisation_id });
  }
  return outage;
}
