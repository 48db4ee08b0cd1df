import { useTexts } from '../../shared/i18n/i18n.js';
import { StateMark } from '../../shared/ui/state-mark.js';

const STATES = ['up', 'degraded', 'down', 'unknown'] as const;

/** What the colours and shapes mean. */
export function BarsLegend() {
  const { t } = useTexts();
  return (
    <p className="row small">
      <span className="quiet">{t('services.legend')}</span>
      {STATES.map((state) => (
        <StateMark key={state} state={state} />
      ))}
    </p>
  );
}
