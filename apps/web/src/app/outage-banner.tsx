import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../shared/format/format-instant.js';
import { useTexts } from '../shared/i18n/i18n.js';
import { useNow } from '../shared/live/use-now.js';
import { outagesQuery } from '../shared/requests/outages-query.js';
import styles from './outage-banner.module.css';

/** The outage with most complaints (then the newest), so that nobody has to look for it. */
export function OutageBanner() {
  const { t, language } = useTexts();
  const nowMs = useNow(60_000);
  const { data } = useQuery(outagesQuery);
  const open = (data ?? []).filter((outage) => outage.endedAt === null);
  const [first, ...others] = open.toSorted(
    (a, b) => b.complaintCount - a.complaintCount || b.startedAt.localeCompare(a.startedAt),
  );
  if (!first) return null;
  return (
    <output className={styles['banner']}>
      <strong>{t('banner.outage', { number: first.number })}</strong> {first.title}{' '}
      {t('common.since', { time: formatInstant(first.startedAt, language, nowMs) })}
      {' · '}
      {t('banner.complaints', { count: first.complaintCount })}
      {others.length > 0 ? ` · ${t('banner.more', { count: others.length })}` : null}{' '}
      <Link to="/storingen/$outageId" params={{ outageId: first.id }}>
        {t('banner.view')}
      </Link>
    </output>
  );
}
