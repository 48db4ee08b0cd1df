import type { OutageDetail } from '@peil/contracts';
import type { OutageParts } from './outage-parts.js';

type Entry = OutageDetail['timeline'][number];

/** At equal instants an outage reads: it began, was noticed, drew messages and tickets, and ended. */
const ORDER: readonly Entry['kind'][] = [
  'first_bad',
  'detected',
  'check_joined',
  'message',
  'ticket',
  'check_left',
  'ended',
];

/** What happened around an outage, oldest first. The texts are names and subjects; the kind says what they mean. */
export function outageTimeline({ outage, checks, tickets, messages }: OutageParts): Entry[] {
  const entries: Entry[] = [
    entry('first_bad', outage.started_at, outage.reason ?? outage.title),
    entry('detected', outage.detected_at, outage.title),
    ...checks.map((check) => entry('check_joined', check.started_at, check.name)),
    ...checks.flatMap((check) => (check.ended_at ? [entry('check_left', check.ended_at, check.name)] : [])),
    ...tickets.map((ticket) =>
      entry('ticket', ticket.created_at, `#${ticket.number} ${ticket.subject} (${ticket.organisation_name})`),
    ),
    ...messages.map((message) => entry('message', message.at, `${message.subject} → ${message.recipient}`)),
    ...(outage.ended_at ? [entry('ended', outage.ended_at, outage.title)] : []),
  ];
  return entries.sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
}

function entry(kind: Entry['kind'], at: Date, text: string): Entry {
  return { kind, at: at.toISOString(), text };
}
