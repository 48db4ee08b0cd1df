import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTexts } from '../shared/i18n/i18n.js';
import { QUEUE_VIEWS, readQueueSearch } from '../shared/links/queue-search.js';
import { viewsQuery } from '../shared/requests/views-query.js';
import { administers } from '../shared/session/may.js';
import { useSession } from '../shared/session/session-query.js';
import styles from './navigation.module.css';

const link = { className: styles['link'] ?? '', activeProps: { 'aria-current': 'page' as const } };

export function Navigation() {
  const { t } = useTexts();
  const session = useSession();
  const { data } = useQuery(viewsQuery);
  const openOutages = data?.openOutages ?? 0;
  const viewOnScreen = useLocation({
    select: ({ pathname, search }) =>
      pathname === '/werkvoorraad' ? (readQueueSearch({ ...search }).view ?? 'all_open') : null,
  });

  return (
    <nav aria-label={t('nav.label')}>
      <p className={styles['organisation']}>{session.organisation.name}</p>
      <ul className={styles['list']}>
        <li>
          <Link to="/werkvoorraad" {...link} activeOptions={{ includeSearch: false }}>
            {t('nav.queue')}
          </Link>
        </li>
        <li>
          <Link to="/storingen" {...link}>
            {t('nav.outages')}
            {openOutages > 0 ? <span className={styles['alarm']}>{openOutages}</span> : null}
          </Link>
        </li>
        <li>
          <Link to="/diensten" {...link}>
            {t('nav.services')}
          </Link>
        </li>
        <li>
          <Link to="/portaal" {...link}>
            {t('nav.portal')}
          </Link>
        </li>
        {administers(session) ? (
          <li>
            <Link to="/beheer" {...link}>
              {t('nav.administration')}
            </Link>
          </li>
        ) : null}
      </ul>
      <h2 className={styles['heading']} id="nav-views">
        {t('nav.views')}
      </h2>
      <ul className={styles['list']} aria-labelledby="nav-views">
        {QUEUE_VIEWS.map((view) => (
          <li key={view}>
            <Link
              to="/werkvoorraad"
              search={(previous) => ({ sort: previous.sort, view })}
              activeOptions={{ exact: true, includeSearch: true }}
              className={styles['link'] ?? ''}
              data-selected={view === viewOnScreen}
            >
              {t(`queue.views.${view}`)}
              <span className={styles['count']}>{data?.views[view]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
