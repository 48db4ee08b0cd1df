import { ROLES, type Caller, type Membership } from '@peil/identity';
import { ACCESS_TABLE, type AccessRule } from './access-table.js';
import { scopeOf } from './scope-of.js';

const membership = (organisationId: string, role: Membership['role'], shared = false): Membership => ({
  organisationId,
  organisationName: organisationId,
  organisationKind: shared ? 'shared' : 'municipality',
  role,
});
const caller = (memberships: readonly Membership[]): Caller => ({
  kind: 'session',
  id: 'p',
  name: 'Noor',
  email: 'noor@noord.example',
  locale: 'nl',
  organisationId: memberships[0]?.organisationId ?? '',
  memberships,
  scopes: ['read', 'write'],
  csrfToken: 'c',
  expiresAt: null,
});
const reach = (name: keyof typeof ACCESS_TABLE, memberships: readonly Membership[]) => {
  const rule: AccessRule = ACCESS_TABLE[name];
  if (rule.kind === 'public') throw new Error(`${name} is public`);
  return scopeOf(rule, caller(memberships), '::1').organisations;
};

describe('the access table', () => {
  it('gives each role these classes (change it here only on purpose)', () => {
    const classes = Object.fromEntries(
      ROLES.map((role) => [
        role,
        Object.entries<AccessRule>(ACCESS_TABLE).flatMap(([name, rule]) =>
          rule.kind === 'roles' && rule.roles.includes(role) ? [name] : [],
        ),
      ]),
    );
    const everybody = ['session.own', 'portal.use', 'services.read', 'events.read'];
    const staff = [...everybody, 'monitoring.read', 'desk.read'];
    expect(classes).toEqual({
      employee: everybody,
      desk: [...staff, 'desk.write'],
      engineer: [...staff, 'desk.write'],
      manager: [...staff, 'audit.read'],
      admin: [
        ...staff,
        'desk.write',
        'audit.read',
        'accounts.manage',
        'tokens.manage',
        'installation.manage',
      ],
    });
  });

  it('writes only where the writing role is held', () => {
    const memberships = [membership('noord', 'desk'), membership('zuid', 'manager')];
    expect(reach('desk.write', memberships)).toEqual(['noord']);
    expect(reach('desk.read', memberships)).toEqual(['noord', 'zuid']);
    expect(reach('audit.read', memberships)).toEqual(['zuid']);
  });

  it('lets staff of the shared organisation serve all, and its employees only themselves', () => {
    expect(reach('desk.write', [membership('dienst', 'desk', true)])).toBe('all');
    expect(reach('services.read', [membership('dienst', 'employee', true)])).toEqual(['dienst']);
  });

  it('keeps the portal and the tokens at home, also for those who serve all', () => {
    expect(reach('portal.use', [membership('dienst', 'desk', true)])).toEqual(['dienst']);
    expect(reach('tokens.manage', [membership('dienst', 'admin', true)])).toEqual(['dienst']);
    expect(reach('tokens.manage', [membership('noord', 'employee'), membership('zuid', 'admin')])).toEqual(
      [],
    );
  });

  it('leaves Peil as a whole to administrators of the shared organisation', () => {
    expect(reach('installation.manage', [membership('noord', 'admin')])).toEqual([]);
    expect(reach('installation.manage', [membership('dienst', 'admin', true)])).toBe('all');
  });
});
