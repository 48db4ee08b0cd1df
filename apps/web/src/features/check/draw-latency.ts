import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Series } from '../../api/types.js';
import { formatInstant, TIME_ZONE } from '../../shared/format/format-instant.js';
import { formatMs, formatPercent } from '../../shared/format/format-ratio.js';
import { LOCALE_TAGS, type Language } from '../../shared/i18n/language.js';

export interface LatencyWords {
  language: Language;
  labels: { time: string; median: string; worst: string; failed: string };
}

type ColorOf = (token: string) => string;

const HEIGHT = 240;
const DAY_SECONDS = 86_400;

/** Draws the series into `element` and keeps it as wide as its box; returns how to take it away. */
export function drawLatency(element: HTMLElement, series: Series, words: LatencyWords): () => void {
  const colorOf: ColorOf = (token) => resolvedColor(element, token);
  const plot = new uPlot(
    {
      width: element.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), TIME_ZONE),
      scales: {
        fail: { range: [0, 1] },
        ms: { range: (_plot, _min, max) => [0, Math.max(max, 1) * 1.1] },
      },
      axes: axesOf(colorOf, words.language),
      series: linesOf(colorOf, words),
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
}

function axesOf(colorOf: ColorOf, language: Language): uPlot.Axis[] {
  const line = { stroke: colorOf('--peil-color-line'), width: 1 };
  const axis: uPlot.Axis = { stroke: colorOf('--peil-color-text-quiet'), grid: line, ticks: line };
  return [
    { ...axis, values: (_plot, splits) => splits.map((seconds) => clockOrDay(seconds, language)) },
    { ...axis, scale: 'ms', size: 70, values: (_plot, splits) => splits.map((ms) => formatMs(ms, language)) },
  ];
}

function linesOf(colorOf: ColorOf, { labels, language }: LatencyWords): uPlot.Series[] {
  const inMs = orDash((ms) => formatMs(ms, language));
  const when = orDash((seconds) =>
    formatInstant(new Date(seconds * 1000).toISOString(), language, Date.now()),
  );
  return [
    { label: labels.time, value: when },
    { label: labels.median, scale: 'ms', stroke: colorOf('--peil-color-action'), width: 2, value: inMs },
    {
      label: labels.worst,
      scale: 'ms',
      stroke: colorOf('--peil-color-text-quiet'),
      width: 1,
      dash: [4, 3],
      value: inMs,
    },
    {
      label: labels.failed,
      scale: 'fail',
      stroke: colorOf('--peil-color-danger-fill'),
      fill: colorOf('--peil-color-danger-surface'),
      width: 1,
      value: orDash((ratio) => formatPercent(ratio, language)),
    },
  ];
}

const orDash =
  (show: (value: number) => string) =>
  (_plot: uPlot, value: number | null | undefined): string =>
    value === null || value === undefined ? '—' : show(value);

function clockOrDay(seconds: number, language: Language): string {
  const options: Intl.DateTimeFormatOptions =
    seconds % DAY_SECONDS === 0 ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' };
  const format = new Intl.DateTimeFormat(LOCALE_TAGS[language], { timeZone: TIME_ZONE, ...options });
  return format.format(new Date(seconds * 1000));
}

/** A canvas knows no custom properties, nor `light-dark()`: ask the browser what the colour is now. */
function resolvedColor(element: Element, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
