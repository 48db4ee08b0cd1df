import type { Text } from '@peil/platform';

/** Why a probe's outcome is not simply `ok`. Closed; every reason has words in both languages. */
export const PROBE_REASON_LABELS = {
  timeout: { nl: 'Geen antwoord binnen de tijd', en: 'No answer in time' },
  refused: { nl: 'Verbinding geweigerd', en: 'Connection refused' },
  reset: { nl: 'Verbinding verbroken', en: 'Connection broken off' },
  unreachable: { nl: 'Adres niet bereikbaar', en: 'Address unreachable' },
  dns: { nl: 'Naam niet op te zoeken', en: 'Name could not be looked up' },
  dns_answer: { nl: 'DNS-antwoord wijkt af', en: 'Unexpected DNS answer' },
  tls_handshake: { nl: 'TLS-verbinding mislukt', en: 'TLS handshake failed' },
  tls_expired: { nl: 'Certificaat verlopen', en: 'Certificate expired' },
  tls_untrusted: { nl: 'Certificaat niet vertrouwd', en: 'Certificate not trusted' },
  tls_hostname: { nl: 'Certificaat geldt voor een andere naam', en: 'Certificate is for another name' },
  tls_expiring: { nl: 'Certificaat verloopt binnenkort', en: 'Certificate expires soon' },
  status: { nl: 'Onverwachte statuscode', en: 'Unexpected status code' },
  content: { nl: 'Onverwachte inhoud', en: 'Unexpected content' },
  body_too_large: { nl: 'Antwoord te groot', en: 'Answer too large' },
  header_too_large: { nl: 'Kopregels te groot', en: 'Headers too large' },
  redirect: { nl: 'Doorverwijzing niet te volgen', en: 'Redirect cannot be followed' },
  protocol: { nl: 'Antwoord volgt het protocol niet', en: 'Answer breaks the protocol' },
  loss: { nl: 'Pakketverlies', en: 'Packet loss' },
  slow: { nl: 'Trager dan de norm', en: 'Slower than the norm' },
  invalid_target: { nl: 'Doel onjuist geschreven', en: 'Target is not written correctly' },
  denied_target: { nl: 'Doel niet toegestaan', en: 'Target not allowed' },
  permission: { nl: 'Meetpunt mist rechten', en: 'Collector lacks permission' },
  tool_missing: { nl: 'Meetprogramma ontbreekt', en: 'Measuring program is missing' },
  local_fault: { nl: 'Storing in het meetpunt zelf', en: 'Fault in the collector itself' },
  aborted: { nl: 'Meting afgebroken', en: 'Measurement aborted' },
} as const satisfies Readonly<Record<string, Text>>;

export type ProbeReason = keyof typeof PROBE_REASON_LABELS;

/** In this order the reasons are listed to users. */
export const PROBE_REASONS: readonly ProbeReason[] = Object.keys(PROBE_REASON_LABELS).filter(isProbeReason);

/** Nobody measured: these say something about the collector or the check, nothing about the target. */
const REASONS_OF_OURSELVES: ReadonlySet<ProbeReason> = new Set([
  'invalid_target',
  'denied_target',
  'permission',
  'tool_missing',
  'local_fault',
  'aborted',
]);

export function isProbeReason(text: string): text is ProbeReason {
  return Object.hasOwn(PROBE_REASON_LABELS, text);
}

/** `unknown` when the fault is ours, else `fail`. */
export function outcomeOfFailure(reason: ProbeReason): 'fail' | 'unknown' {
  return REASONS_OF_OURSELVES.has(reason) ? 'unknown' : 'fail';
}
