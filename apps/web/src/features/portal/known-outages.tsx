import type { Portal } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';

type KnownOutage = Portal['outages'][number];

interface KnownOutagesProps {
  outages: readonly KnownOutage[];
  busy: boolean;
  onAffected: (outage: KnownOutage) => void;
}

/** Whoever suffers from something known says so in one click. */
export function KnownOutages({ outages, busy, onAffected }: KnownOutagesProps) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  if (outages.length === 0) return null;
  return (
    <ul className="stack">
      {outages.map((outage) => (
        <li key={outage.id} className="notice notice-danger">
          <strong style={{ color: 'var(--peil-color-danger)' }}>{t('portal.known')}</strong> {outage.title}{' '}
          {t('common.since', { time: formatInstant(outage.startedAt, language, nowMs) })}
          {'. '}
          {outage.endedAt === null ? t('portal.working') : t('portal.over')}{' '}
          <button type="button" className="button-link" disabled={busy} onClick={() => onAffected(outage)}>
            {t('portal.me')}
          </button>{' '}
          {outage.complaintCount > 0 ? `(${t('portal.colleagues', { count: outage.complaintCount })})` : null}
        </li>
      ))}
    </ul>
  );
}
