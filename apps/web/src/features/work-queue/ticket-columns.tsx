import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { Priority, TicketSummary } from '../../api/types.js';
import { shortOrganisation } from '../../shared/format/short-organisation.js';
import { slaText } from '../../shared/format/sla-text.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { ticketNumber } from '../../shared/format/ticket-number.js';
import type { QueueSort } from '../../shared/links/queue-search.js';
import { useNow } from '../../shared/live/use-now.js';
import { statusText } from './status-text.js';
import styles from './ticket-list.module.css';

export const features = tableFeatures({});

const helper = createColumnHelper<typeof features, TicketSummary>();

export const columns = helper.columns([
  helper.accessor('priority', {
    id: 'priority',
    cell: ({ row }) => <PriorityTag priority={row.original.priority} />,
  }),
  helper.accessor('number', { id: 'number', cell: ({ row }) => ticketNumber(row.original.number) }),
  helper.accessor('subject', { id: 'subject', cell: ({ row }) => <Subject ticket={row.original} /> }),
  helper.accessor('organisation', {
    id: 'organisation',
    cell: ({ row }) => shortOrganisation(row.original.organisation.name),
  }),
  helper.accessor('nextClock', { id: 'sla', cell: ({ row }) => <Sla ticket={row.original} /> }),
  helper.accessor('status', { id: 'status', cell: ({ row }) => <Status ticket={row.original} /> }),
  helper.accessor('assignee', { id: 'assignee', cell: ({ row }) => row.original.assignee?.name ?? '—' }),
]);

export type ColumnId = 'priority' | 'number' | 'subject' | 'organisation' | 'sla' | 'status' | 'assignee';

/** Columns whose heading orders the list, and in which direction they do. */
export const SORT_OF: Partial<Record<string, { sort: QueueSort; direction: 'ascending' | 'descending' }>> = {
  priority: { sort: 'priority', direction: 'ascending' },
  number: { sort: 'created', direction: 'descending' },
  sla: { sort: 'due', direction: 'ascending' },
};

const TONES: Record<Priority, string> = {
  P1: 'tag tag-danger',
  P2: 'tag tag-warning',
  P3: 'tag',
  P4: 'tag',
  P5: 'tag',
};

export function PriorityTag({ priority }: { priority: Priority }) {
  const { t } = useTexts();
  return <span className={TONES[priority]}>{t(`priority.${priority}`)}</span>;
}

function Subject({ ticket }: { ticket: TicketSummary }) {
  const { t } = useTexts();
  return (
    <>
      <span className={ticket.status === 'new' ? styles['new'] : undefined}>{ticket.subject}</span>
      {ticket.hasOutageOffer ? (
        <span className={styles['offer']} title={t('queue.offer')}>
          <span className="visually-hidden">{t('queue.offer')}</span>
        </span>
      ) : null}
    </>
  );
}

function Sla({ ticket }: { ticket: TicketSummary }) {
  const { language } = useTexts();
  const nowMs = useNow();
  const sla = slaText(ticket.nextClock, nowMs, language);
  return (
    <span className={styles['sla']} data-tone={sla.tone}>
      {sla.text}
    </span>
  );
}

function Status({ ticket }: { ticket: TicketSummary }) {
  const { t } = useTexts();
  return statusText(ticket, t);
}
