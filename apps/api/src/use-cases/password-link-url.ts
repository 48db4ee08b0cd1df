/** Where a person sets a password with this token. */
export function passwordLinkUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/wachtwoord?token=${encodeURIComponent(token)}`;
}
