import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Series } from '../../api/types.js';
import { formatInstant, TIME_ZONE } from '../../shared/format/format-instant.js';
import { formatMs, formatPercent } from '../../shared/format/format-ratio.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import styles from './check.module.css';
import { summaryOf } from './series-summary.js';

const HEIGHT = 240;

/** Median and worst latency, and the share of failures behind them; the same in one sentence for a reader. */
export function LatencyChart({ series }: { series: Series }) {
  const { t, language } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const dark = useDarkness();
  const summary = summaryOf(series);

  useEffect(() => {
    const element = box.current;
    if (!element || series.times.length === 0) return undefined;
    const color = (name: string): string => resolvedColor(element, name);
    const axis: uPlot.Axis = {
      stroke: color('--peil-color-text-quiet'),
      grid: { stroke: color('--peil-color-line'), width: 1 },
      ticks: { stroke: color('--peil-color-line'), width: 1 },
    };
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), TIME_ZONE),
        scales: { fail: { range: [0, 1] }, ms: { range: (_plot, _min, max) => [0, Math.max(max, 1) * 1.1] } },
        axes: [
          { ...axis, values: (_plot, splits) => splits.map((s) => clockOrDay(s, language)) },
          {
            ...axis,
            scale: 'ms',
            size: 60,
            values: (_plot, splits) => splits.map((ms) => formatMs(ms, language)),
          },
        ],
        series: [
          {
            label: t('check.chart.time'),
            value: (_plot, s) =>
              s ? formatInstant(new Date(s * 1000).toISOString(), language, Date.now()) : '—',
          },
          {
            label: t('check.chart.median'),
            scale: 'ms',
            stroke: color('--peil-color-action'),
            width: 2,
            value: (_plot, ms) => orDash(ms, (value) => formatMs(value, language)),
          },
          {
            label: t('check.chart.worst'),
            scale: 'ms',
            stroke: color('--peil-color-text-quiet'),
            width: 1,
            dash: [4, 3],
            value: (_plot, ms) => orDash(ms, (value) => formatMs(value, language)),
          },
          {
            label: t('check.chart.failed'),
            scale: 'fail',
            stroke: color('--peil-color-danger-fill'),
            fill: color('--peil-color-danger-surface'),
            width: 1,
            value: (_plot, ratio) => orDash(ratio, (value) => formatPercent(value, language)),
          },
        ],
      },
      [series.times, series.p50Ms, series.maxMs, series.failRatio],
      element,
    );
    const resize = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      plot.destroy();
    };
  }, [series, language, t, dark]);

  if (!summary) return <p className="quiet">{t('services.noHistory')}</p>;
  return (
    <figure>
      <div className={styles['chart']} ref={box} aria-hidden="true" />
      <figcaption className="quiet small">
        {t('check.chart.summary', {
          from: formatInstant(summary.from, language, Date.now()),
          median: formatMs(summary.medianMs, language),
          worst: formatMs(summary.worstMs, language),
          failed: formatPercent(summary.failRatio, language),
        })}
      </figcaption>
    </figure>
  );
}

const orDash = (value: number | null | undefined, show: (value: number) => string): string =>
  value === null || value === undefined ? '—' : show(value);

const DAY_SECONDS = 86_400;

function clockOrDay(seconds: number, language: 'nl' | 'en'): string {
  const options: Intl.DateTimeFormatOptions =
    seconds % DAY_SECONDS === 0 ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(language, { timeZone: TIME_ZONE, ...options }).format(
    new Date(seconds * 1000),
  );
}

/** A canvas knows no custom properties, nor `light-dark()`: ask the browser what the colour is now. */
function resolvedColor(element: Element, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Changes with the theme, chosen or the system's, so that the chart is drawn anew. */
function useDarkness(): string {
  const [look, setLook] = useState('');
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const read = () =>
      setLook(`${document.documentElement.dataset['theme'] ?? 'system'} ${String(media.matches)}`);
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    media.addEventListener('change', read);
    read();
    return () => {
      observer.disconnect();
      media.removeEventListener('change', read);
    };
  }, []);
  return look;
}
