import type { useTexts } from '../i18n/i18n.js';

type Texts = ReturnType<typeof useTexts>['t'];

const REASONS = [
  'timeout',
  'refused',
  'reset',
  'unreachable',
  'dns',
  'dns_answer',
  'tls_handshake',
  'tls_expired',
  'tls_untrusted',
  'tls_hostname',
  'tls_expiring',
  'status',
  'content',
  'body_too_large',
  'header_too_large',
  'redirect',
  'protocol',
  'loss',
  'slow',
  'invalid_target',
  'denied_target',
  'permission',
  'tool_missing',
  'local_fault',
  'aborted',
] as const;

/** Why a probe did not succeed, in words; a reason this page does not know stands as it is. */
export function reasonText(reason: string | null, t: Texts): string {
  if (reason === null) return t('common.none');
  const known = REASONS.find((name) => name === reason);
  return known ? t(`reason.${known}`) : reason;
}
