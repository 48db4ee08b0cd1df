import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { OutageDetail as Outage } from '../../api/types.js';
import { formatDuration } from '../../shared/format/format-duration.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ticketNumber } from '../../shared/format/ticket-number.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { Loading } from '../../shared/ui/loading.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useNarrow } from '../../shared/ui/use-narrow.js';
import { reasonText } from '../../shared/ui/reason-text.js';
import { FailingChecks } from './failing-checks.js';
import styles from './outages.module.css';
import { SectionHeading } from '../../shared/ui/section-heading.js';
import { outageQuery } from './requests/outage-query.js';

const route = getRouteApi('/signed-in/desk/storingen/$outageId');

export function OutageDetail() {
  const { t } = useTexts();
  const { outageId } = route.useParams();
  const { data: outage, error, refetch } = useQuery(outageQuery(outageId));
  const Heading = useNarrow('onePane') ? 'h1' : 'h2';
  if (error && !outage) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!outage) return <Loading />;
  return (
    <article className="page">
      <Link to="/storingen" className={styles['back'] ?? ''}>
        {t('outages.back')}
      </Link>
      <header>
        <p className="quiet small">
          {t('banner.outage', { number: outage.number })} · {outage.item.name}
        </p>
        <Heading>{outage.title}</Heading>
      </header>
      <Facts outage={outage} />
      <FailingChecks checks={outage.checks} />
      <Timeline outage={outage} />
      <Tickets outage={outage} />
    </article>
  );
}

function Facts({ outage }: { outage: Outage }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const when = (instant: string) => formatInstant(instant, language, nowMs);
  const untilMs = outage.endedAt === null ? nowMs : Date.parse(outage.endedAt);
  const facts = [
    [t('outages.state'), outage.endedAt === null ? t('outages.open') : t('outages.ended')],
    [t('outages.started'), when(outage.startedAt)],
    [t('outages.detected'), when(outage.detectedAt)],
    [t('outages.endedAt'), outage.endedAt === null ? t('common.none') : when(outage.endedAt)],
    [t('outages.duration'), formatDuration((untilMs - Date.parse(outage.startedAt)) / 1000, language)],
    [t('outages.reason'), reasonText(outage.reason, t)],
    [t('outages.failing'), t('common.of', { part: outage.failingChecks, whole: outage.totalChecks })],
    [t('outages.touches'), outage.organisations.map(({ name }) => name).join(', ') || t('common.none')],
    [t('outages.services'), outage.services.map(({ name }) => name).join(', ') || t('common.none')],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Timeline({ outage }: { outage: Outage }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <section className="stack">
      <SectionHeading>{t('outages.timeline')}</SectionHeading>
      <ol className={styles['timeline']}>
        {outage.timeline.map((entry, index) => (
          <li key={`${entry.at}${String(index)}`} data-kind={entry.kind}>
            <span className="quiet small">
              {formatInstant(entry.at, language, nowMs)} · {t(`outages.kinds.${entry.kind}`)}
            </span>
            <br />
            {entry.kind === 'first_bad' ? reasonText(entry.text, t) : entry.text}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Tickets({ outage }: { outage: Outage }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <section className="stack">
      <SectionHeading>{t('outages.tickets')}</SectionHeading>
      {outage.tickets.length === 0 ? <p className="quiet">{t('outages.noTickets')}</p> : null}
      <ul className="stack">
        {outage.tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link to="/werkvoorraad" search={{ ticket: ticket.id }}>
              {ticketNumber(ticket.number)} {ticket.subject}
            </Link>{' '}
            <span className="quiet small">
              {ticket.organisationName} · {formatInstant(ticket.createdAt, language, nowMs)}
            </span>{' '}
            {ticket.offered ? <span className="tag tag-warning">{t('outages.offered')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
