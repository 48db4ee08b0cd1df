import type { Transition } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { reasonText } from '../../shared/ui/reason-text.js';
import { StateMark } from '../../shared/ui/state-mark.js';

/** Every change of state, newest first; soft ones were not yet confirmed. */
export function Transitions({ transitions }: { transitions: readonly Transition[] }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  if (transitions.length === 0) return <p className="quiet">{t('check.noTransitions')}</p>;
  return (
    <ol className="stack">
      {transitions.map((transition) => (
        <li key={transition.id} className="row">
          <span className="quiet small">{formatInstant(transition.at, language, nowMs)}</span>
          <StateMark state={transition.from} />
          <span aria-hidden="true">→</span>
          <StateMark state={transition.to} />
          {transition.hard ? null : <span className="tag">{t('check.soft')}</span>}
          {transition.reason === null ? null : (
            <span className="quiet small">{reasonText(transition.reason, t)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
