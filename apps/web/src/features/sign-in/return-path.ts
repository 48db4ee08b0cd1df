/** Where to go after signing in: a path of this site only, never another host. */
export function returnPath(wanted: string | undefined): string | undefined {
  if (wanted === undefined || !wanted.startsWith('/') || /^\/[/\\]/.test(wanted)) return undefined;
  return wanted.startsWith('/aanmelden') ? undefined : wanted;
}
