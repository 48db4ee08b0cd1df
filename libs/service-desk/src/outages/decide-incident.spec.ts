import { decideIncident } from './decide-incident.js';

const mail = { id: 'mail', name: 'E-mail', impact: 'high', team_id: 'werkplek' } as const;
const map = { id: 'map', name: 'Kaart', impact: 'low', team_id: 'geo' } as const;

describe('the incident of an outage', () => {
  it('weighs as its gravest service and lands with the team of that', () => {
    expect(decideIncident([map, mail], 1)).toEqual({
      impact: 'high',
      urgency: 'medium',
      serviceId: 'mail',
      teamId: 'werkplek',
    });
  });

  it.each([
    [0, 'low'],
    [1, 'medium'],
    [2, 'medium'],
    [3, 'high'],
    [40, 'high'],
  ])('that touches %i organisations is urgent: %s', (count, urgency) => {
    expect(decideIncident([map], count).urgency).toBe(urgency);
  });

  it('lands with another team when the gravest service has none', () => {
    expect(decideIncident([{ ...mail, team_id: null }, map], 1)).toMatchObject({
      serviceId: 'mail',
      teamId: 'geo',
    });
  });

  it('without any service is of medium impact and in nobody’s queue', () => {
    expect(decideIncident([], 1)).toEqual({
      impact: 'medium',
      urgency: 'medium',
      serviceId: null,
      teamId: null,
    });
  });
});
