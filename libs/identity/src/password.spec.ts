import { hashPassword, verifyPassword } from './password.js';

describe('passwords', () => {
  it('are argon2id hashes with the parameters of OWASP, never twice the same', async () => {
    const [one, two] = await Promise.all([hashPassword('geheim'), hashPassword('geheim')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('match themselves, also when typed with combining accents', async () => {
    const hash = await hashPassword('caf\u00e9');
    expect(await verifyPassword(hash, 'cafe\u0301')).toBe(true);
    expect(await verifyPassword(hash, 'cafe')).toBe(false);
  });

  it('never match for an account without one, not even the decoy', async () => {
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
  });
});
