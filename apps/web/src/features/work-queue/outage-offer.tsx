import { Link } from '@tanstack/react-router';
import type { OutageBrief, Ticket } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';

interface OutageOfferProps {
  ticket: Ticket;
  onLink: (outageId: string) => void;
  onUnlink: () => void;
}

/** The outage this ticket belongs to, or the one it seems to belong to. */
export function OutageOffer({ ticket, onLink, onUnlink }: OutageOfferProps) {
  const { t } = useTexts();
  const { outage, offeredOutage } = ticket;
  if (outage)
    return (
      <div className="notice row">
        <strong>{t('ticket.linked', { number: outage.number })}</strong>
        <OutageLine outage={outage} />
        <button type="button" className="button-link" onClick={onUnlink}>
          {t('ticket.unlink')}
        </button>
      </div>
    );
  if (!offeredOutage) return null;
  return (
    <div className="notice notice-danger row">
      <strong>{t('ticket.offered', { number: offeredOutage.number })}</strong>
      <OutageLine outage={offeredOutage} />
      <button type="button" className="button" onClick={() => onLink(offeredOutage.id)}>
        {t('ticket.link')} <kbd aria-hidden="true">L</kbd>
      </button>
      <button type="button" className="button-link" onClick={onUnlink}>
        {t('ticket.decline')}
      </button>
    </div>
  );
}

function OutageLine({ outage }: { outage: OutageBrief }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <span>
      <Link to="/storingen/$outageId" params={{ outageId: outage.id }}>
        {outage.title}
      </Link>{' '}
      {t('common.since', { time: formatInstant(outage.startedAt, language, nowMs) })}
      {outage.endedAt === null ? '' : ` (${t('ticket.ended')})`} ·{' '}
      {t('ticket.complaints', { count: outage.complaintCount })}
    </span>
  );
}
