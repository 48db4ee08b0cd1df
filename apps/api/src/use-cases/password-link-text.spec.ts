import { Temporal } from 'temporal-polyfill';
import { passwordLinkText } from './password-link-text.js';

describe('the mail with a password link', () => {
  it('greets by name, holds the link on a line of its own and says until when it works in local days', () => {
    const expiresAt = Temporal.Instant.from('2026-06-30T22:30:00Z');
    const { subject, body } = passwordLinkText({
      name: 'Noor',
      url: 'https://peil.example/w?token=t',
      expiresAt,
    });
    expect(subject).toBe('Kies uw wachtwoord voor Peil');
    expect(body.split('\n')).toEqual(
      expect.arrayContaining(['Beste Noor,', 'https://peil.example/w?token=t']),
    );
    expect(body).toContain('De link werkt één keer, tot en met 1 juli.');
  });
});
