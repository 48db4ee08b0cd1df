import type { MeasurementStrip, Ticket } from '../../api/types.js';
import { formatDuration } from '../../shared/format/format-duration.js';
import { formatPercent } from '../../shared/format/format-ratio.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { recentFailRatio } from './strip-geometry.js';
import { StripChart } from './strip-chart.js';
import styles from './ticket-pane.module.css';

/** What the machines saw around the time of the complaint. */
export function MeasuredStrip({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts();
  const strip = ticket.measurements;
  if (!strip) return null;
  return (
    <figure className={styles['card']}>
      <figcaption className="small quiet">
        <strong>{t('ticket.measured.title')}</strong> · {strip.serviceName} · <Finding strip={strip} />
      </figcaption>
      {strip.failRatio.some((ratio) => ratio !== null) ? <StripChart strip={strip} height={46} /> : null}
    </figure>
  );
}

function Finding({ strip }: { strip: MeasurementStrip }) {
  const { t, language } = useTexts();
  const ratio = recentFailRatio(strip.failRatio);
  if (ratio === null) return t('ticket.measured.nothing');
  const share =
    ratio === 0
      ? t('ticket.measured.healthy')
      : t('ticket.measured.failing', { ratio: formatPercent(ratio, language) });
  if (strip.outageStartedAt === null) return share;
  const leadSeconds = (Date.parse(strip.complaintAt) - Date.parse(strip.outageStartedAt)) / 1000;
  const duration = formatDuration(leadSeconds, language);
  return `${share}, ${leadSeconds >= 0 ? t('ticket.measured.after', { duration }) : t('ticket.measured.before', { duration })}`;
}
