import type { DayBar } from '../../api/types.js';
import { formatDay } from '../format/format-instant.js';
import { formatAvailability } from '../format/format-ratio.js';
import { useTexts } from '../i18n/i18n.js';
import { barsGeometry, BAR_BOX } from './bars-geometry.js';

interface DayBarsProps {
  bars: readonly DayBar[];
  ratio: number | null;
  height?: number;
}

/** One bar a day; what they add up to is said in words to those who cannot see them. */
export function DayBars({ bars, ratio, height = 20 }: DayBarsProps) {
  const { t, language } = useTexts();
  const geometry = barsGeometry(bars);
  const label =
    ratio === null
      ? t('services.noHistory')
      : t('services.history', { days: bars.length, ratio: formatAvailability(ratio, language) });
  return (
    <svg
      className="day-bars"
      role="img"
      aria-label={label}
      width="100%"
      height={height}
      viewBox={`0 0 ${String(BAR_BOX.width)} ${String(BAR_BOX.height)}`}
      preserveAspectRatio="none"
    >
      {geometry.map((bar) => (
        <rect key={bar.date} data-state={bar.state} x={bar.x} y={bar.y} width={bar.width} height={bar.height}>
          <title>
            {formatDay(bar.date, language)}:{' '}
            {bar.ratio === null ? t('state.unknown') : formatAvailability(bar.ratio, language)}
          </title>
        </rect>
      ))}
    </svg>
  );
}
