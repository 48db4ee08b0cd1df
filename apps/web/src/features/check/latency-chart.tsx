import { useEffect, useRef } from 'react';
import type { Series } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { formatMs, formatPercent } from '../../shared/format/format-ratio.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import styles from './check.module.css';
import { drawLatency } from './draw-latency.js';
import { summaryOf } from './series-summary.js';
import { useLook } from './use-look.js';

/** Median and worst latency, and the share of failures behind them; the same in one sentence for a reader. */
export function LatencyChart({ series }: { series: Series }) {
  const { t, language } = useTexts();
  const look = useLook();
  const nowMs = useNow(60_000);
  const summary = summaryOf(series);
  if (!summary) return <p className="quiet">{t('services.noHistory')}</p>;
  return (
    <figure>
      <Plot key={`${look}${language}`} series={series} />
      <figcaption className="quiet small">
        {t('check.chart.summary', {
          from: formatInstant(summary.from, language, nowMs),
          median: formatMs(summary.medianMs, language),
          worst: formatMs(summary.worstMs, language),
          failed: formatPercent(summary.failRatio, language),
        })}
      </figcaption>
    </figure>
  );
}

function Plot({ series }: { series: Series }) {
  const { t, language } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    return drawLatency(box.current, series, {
      language,
      labels: {
        time: t('check.chart.time'),
        median: t('check.chart.median'),
        worst: t('check.chart.worst'),
        failed: t('check.chart.failed'),
      },
    });
  }, [series, language, t]);
  return <div className={styles['chart']} ref={box} aria-hidden="true" />;
}
