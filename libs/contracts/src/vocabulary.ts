import { z } from 'zod';

/** Closed vocabularies of the wire. Each is the zod twin of a union in `@peil/domain`. */
export const organisationKind = z.enum(['municipality', 'shared']).meta({ id: 'OrganisationKind' });
export const role = z.enum(['employee', 'desk', 'engineer', 'manager', 'admin']).meta({ id: 'Role' });
export const locale = z.enum(['nl', 'en']).meta({ id: 'Locale' });
export const checkKind = z.enum(['icmp', 'tcp', 'http', 'tls', 'dns']).meta({ id: 'CheckKind' });
export const outcome = z.enum(['ok', 'degraded', 'fail', 'unknown']).meta({ id: 'Outcome' });
export const checkStateName = z.enum(['unknown', 'up', 'degraded', 'down']).meta({ id: 'CheckStateName' });
export const ticketKind = z
  .enum(['complaint', 'incident', 'service_request', 'problem', 'change'])
  .meta({ id: 'TicketKind' });
export const ticketStatus = z
  .enum(['new', 'in_progress', 'waiting', 'resolved', 'closed', 'cancelled'])
  .meta({ id: 'TicketStatus' });
export const waitingReason = z.enum(['caller', 'supplier', 'change']).meta({ id: 'WaitingReason' });
export const ticketOrigin = z.enum(['portal', 'api', 'desk', 'monitoring']).meta({ id: 'TicketOrigin' });
export const level = z.enum(['high', 'medium', 'low']).meta({ id: 'Level' });
export const priority = z.enum(['P1', 'P2', 'P3', 'P4', 'P5']).meta({ id: 'Priority' });
export const clockKind = z.enum(['first_response', 'resolution']).meta({ id: 'ClockKind' });
export const clockState = z
  .enum(['running', 'paused', 'met', 'breached', 'cancelled'])
  .meta({ id: 'ClockState' });
/** What a caller can still do; the portal's second field. Maps to urgency high, medium, low. */
export const ability = z.enum(['no', 'partly', 'yes']).meta({ id: 'Ability' });

export const id = z.uuid();
/** RFC 3339 instant in UTC, for instance 2026-11-24T08:27:00Z. */
export const instant = z.iso.datetime({ offset: true });
export const slug = z
  .string()
  .min(1)
  .max(63)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');
