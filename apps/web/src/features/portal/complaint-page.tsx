import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ticketNumber } from '../../shared/format/ticket-number.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { AddToComplaint } from './add-to-complaint-form.js';
import styles from './portal.module.css';
import { complaintQuery } from './requests/complaint-query.js';

const route = getRouteApi('/signed-in/portal/portaal/$complaintId');

/** One's own report: what it is now, what was said, and room to add to it. */
export function ComplaintPage() {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const { complaintId } = route.useParams();
  const { data: ticket, error, refetch } = useQuery(complaintQuery(complaintId));
  if (error && !ticket) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!ticket) return <Loading />;
  const when = (instant: string) => formatInstant(instant, language, nowMs);

  return (
    <>
      <p>
        <Link to="/portaal">{t('portal.back')}</Link>
      </p>
      <PageTitle title={ticket.subject} />
      <p className="row">
        <span className="tag">{t(`portal.status.${ticket.status}`)}</span>
        <span className="quiet">
          {ticketNumber(ticket.number)} · {when(ticket.createdAt)}
        </span>
      </p>
      {ticket.outage && ticket.outage.endedAt === null ? (
        <p className="notice notice-danger">{t('portal.joined', { title: ticket.outage.title })}</p>
      ) : null}
      <dl className="facts">
        {ticket.firstResponseDueAt ? (
          <div>
            <dt>{t('portal.firstResponseDue')}</dt>
            <dd>{when(ticket.firstResponseDueAt)}</dd>
          </div>
        ) : null}
        {ticket.resolutionDueAt ? (
          <div>
            <dt>{t('portal.resolutionDue')}</dt>
            <dd>{when(ticket.resolutionDueAt)}</dd>
          </div>
        ) : null}
      </dl>
      <ol className="stack">
        <li className={styles['message']} data-own="true">
          <p className="quiet small">
            {t('portal.you')} · {when(ticket.createdAt)}
          </p>
          <p>{ticket.description}</p>
        </li>
        {ticket.conversation.map((item) => (
          <li key={item.id} className={styles['message']} data-own={item.kind === 'reply_from_caller'}>
            <p className="quiet small">
              {item.kind === 'reply_from_caller' ? t('portal.you') : item.authorName} · {when(item.createdAt)}
            </p>
            <p>{item.body}</p>
          </li>
        ))}
      </ol>
      <AddToComplaint id={ticket.id} closed={ticket.status === 'closed' || ticket.status === 'cancelled'} />
    </>
  );
}
