import type { Organisation, Session } from '../../api/types.js';
import { administered } from './administered.js';

const organisation = (id: string, kind: Organisation['kind']): Organisation => ({
  id,
  slug: id,
  name: id,
  kind,
  demo: false,
});
const ALL = [organisation('noord', 'municipality'), organisation('zuid', 'municipality')];
const DIENST = organisation('dienst', 'shared');

function session(memberships: Record<string, Session['memberships'][number]['role']>): Session {
  return {
    person: { id: 'p', name: 'p', email: 'p@p', locale: 'nl' },
    organisation: DIENST,
    memberships: Object.entries(memberships).map(([organisationId, role]) => ({
      organisationId,
      organisationName: organisationId,
      role,
    })),
    csrfToken: 'c',
    expiresAt: '2026-01-01T00:00:00Z',
  };
}

describe('whose people an administrator manages', () => {
  it('are those of the municipalities where the role is held', () => {
    expect(administered(session({ noord: 'admin', zuid: 'desk' }), ALL).map(({ id }) => id)).toEqual([
      'noord',
    ]);
  });

  it('are everybody from the shared organisation', () => {
    expect(administered(session({ dienst: 'admin' }), [...ALL, DIENST])).toHaveLength(3);
  });

  it('are nobody for other roles of the shared organisation', () => {
    expect(administered(session({ dienst: 'manager' }), [...ALL, DIENST])).toEqual([]);
  });
});
