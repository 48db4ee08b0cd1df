import { Link } from '@tanstack/react-router';
import type { Portal } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ticketNumber } from '../../shared/format/ticket-number.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import styles from './portal.module.css';

export function OwnTickets({ tickets }: { tickets: Portal['tickets'] }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <section className="stack" aria-labelledby="own-tickets">
      <h2 id="own-tickets">{t('portal.own')}</h2>
      {tickets.length === 0 ? <p className="quiet">{t('portal.noneYet')}</p> : null}
      <ul className={styles['tickets']}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link to="/portaal/$complaintId" params={{ complaintId: ticket.id }} className={styles['ticket']}>
              <span>{ticket.subject}</span>
              <span className="tag">{t(`portal.status.${ticket.status}`)}</span>
              <span className="quiet small">
                {ticketNumber(ticket.number)} · {formatInstant(ticket.createdAt, language, nowMs)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
