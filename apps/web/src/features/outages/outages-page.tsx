import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import type { Outage } from '../../api/types.js';
import { formatDuration } from '../../shared/format/format-duration.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { outagesQuery } from '../../shared/requests/outages-query.js';
import { Empty } from '../../shared/ui/empty.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import styles from './outages.module.css';
import { openFirst } from './open-first.js';

/** What the machines see broken now, then what was. */
export function OutagesPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(outagesQuery);
  const { outageId } = useParams({ strict: false });
  const outages = openFirst(data ?? []);
  return (
    <div className={styles['page']} data-reading={outageId !== undefined}>
      <section className={styles['list']} aria-label={t('outages.title')}>
        <div className={styles['bar']}>
          <PageTitle title={t('outages.title')} />
        </div>
        {error && !data ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <Loading /> : null}
        {data?.length === 0 ? <Empty text={t('outages.none')} /> : null}
        <ul>
          {outages.map((outage) => (
            <OutageRow key={outage.id} outage={outage} />
          ))}
        </ul>
      </section>
      <section className={styles['detail']} aria-label={t('outages.detail')}>
        {outageId === undefined ? <Empty text={t('outages.pick')} /> : <Outlet />}
      </section>
    </div>
  );
}

function OutageRow({ outage }: { outage: Outage }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const untilMs = outage.endedAt === null ? nowMs : Date.parse(outage.endedAt);
  const seconds = (untilMs - Date.parse(outage.startedAt)) / 1000;
  return (
    <li>
      <Link to="/storingen/$outageId" params={{ outageId: outage.id }} className={styles['row'] ?? ''}>
        <span className="row">
          <span className={outage.endedAt === null ? 'tag tag-danger' : 'tag'}>
            {outage.endedAt === null ? t('outages.open') : t('outages.ended')}
          </span>
          <span className="quiet small">
            {outage.number} · {formatInstant(outage.startedAt, language, nowMs)} ·{' '}
            {formatDuration(seconds, language)}
          </span>
        </span>
        <strong className={styles['title']}>{outage.title}</strong>
        <span className="quiet small">
          {[
            outage.services.map(({ name }) => name).join(', '),
            t('outages.organisations', { count: outage.organisations.length }),
            t('outages.complaints', { count: outage.complaintCount }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
    </li>
  );
}
