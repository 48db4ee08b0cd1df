import type { MeasurementStrip } from '../../api/types.js';
import { formatClock } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { stripGeometry } from './strip-geometry.js';
import styles from './ticket-pane.module.css';

const WIDTH = 360;
const LABEL_HEIGHT = 14;

/** The share of failed measurements as a line, the complaint as a dashed moment in it. */
export function StripChart({ strip, height }: { strip: MeasurementStrip; height: number }) {
  const { t, language } = useTexts();
  const { lines, areas, complaintX } = stripGeometry(strip, { width: WIDTH, height });
  const label = t('ticket.measured.chart', {
    service: strip.serviceName,
    from: formatClock(strip.from, language),
    until: formatClock(strip.until, language),
  });
  return (
    <svg
      className={styles['strip']}
      role="img"
      aria-label={label}
      viewBox={`0 -2 ${String(WIDTH)} ${String(height + LABEL_HEIGHT + 4)}`}
    >
      <line className={styles['axis']} x1="0" x2={WIDTH} y1={height} y2={height} />
      {areas.map((area) => (
        <path key={area} className={styles['area']} d={area} />
      ))}
      {lines.map((line) => (
        <path key={line} className={styles['line']} d={line} />
      ))}
      <line className={styles['moment']} x1={complaintX} x2={complaintX} y1="0" y2={height} />
      <text x="0" y={height + LABEL_HEIGHT}>
        {formatClock(strip.from, language)}
      </text>
      <text x={Math.min(Math.max(complaintX, 70), WIDTH - 70)} y={height + LABEL_HEIGHT} textAnchor="middle">
        {t('ticket.measured.complaint')} {formatClock(strip.complaintAt, language)}
      </text>
      <text x={WIDTH} y={height + LABEL_HEIGHT} textAnchor="end">
        {formatClock(strip.until, language)}
      </text>
    </svg>
  );
}
