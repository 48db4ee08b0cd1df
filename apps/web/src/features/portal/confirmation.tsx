import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { PortalTicket } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ticketNumber } from '../../shared/format/ticket-number.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { forgetUnsent } from './unsent.js';

interface ConfirmationProps {
  ticket: PortalTicket;
  email: string;
  onMore: () => void;
}

/** The number, what happens when, and the way to follow it. */
export function Confirmation({ ticket, email, onMore }: ConfirmationProps) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    forgetUnsent();
    heading.current?.focus();
  }, []);
  const due = (instant: string | null) =>
    instant === null ? t('common.none') : formatInstant(instant, language, nowMs);

  return (
    <section className="notice notice-success stack">
      <h1 ref={heading} tabIndex={-1}>
        {t('portal.filed')}
      </h1>
      {ticket.outage ? <p>{t('portal.joined', { title: ticket.outage.title })}</p> : null}
      <dl className="facts">
        <div>
          <dt>{t('portal.number')}</dt>
          <dd>
            <strong>{ticketNumber(ticket.number)}</strong>
          </dd>
        </div>
        <div>
          <dt>{t('portal.firstResponseDue')}</dt>
          <dd>{due(ticket.firstResponseDueAt)}</dd>
        </div>
        <div>
          <dt>{t('portal.resolutionDue')}</dt>
          <dd>{due(ticket.resolutionDueAt)}</dd>
        </div>
      </dl>
      <p className="small">{t('portal.mail', { email })}</p>
      <div className="row">
        <Link to="/portaal/$complaintId" params={{ complaintId: ticket.id }} className="button">
          {t('portal.follow')}
        </Link>
        <button type="button" className="button" onClick={onMore}>
          {t('portal.another')}
        </button>
      </div>
    </section>
  );
}
