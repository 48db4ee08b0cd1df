import type { Sample } from '../../api/types.js';
import { formatClockSeconds, formatInstant } from '../../shared/format/format-instant.js';
import { formatMs } from '../../shared/format/format-ratio.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { reasonText } from '../../shared/ui/reason-text.js';
import styles from './check.module.css';

/** The last samples; each opens to what was literally seen. */
export function Samples({ samples }: { samples: readonly Sample[] }) {
  const { t } = useTexts();
  if (samples.length === 0) return <p className="quiet">{t('services.noHistory')}</p>;
  return (
    <div>
      {samples.map((sample) => (
        <SampleRow key={sample.dueAt} sample={sample} />
      ))}
    </div>
  );
}

function SampleRow({ sample }: { sample: Sample }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const phases = Object.entries(sample.phasesMs ?? {})
    .map(([phase, ms]) => `${phase} ${formatMs(ms, language)}`)
    .join(' · ');
  return (
    <details className={styles['sample']}>
      <summary>
        <span>{formatClockSeconds(sample.dueAt, language)}</span>
        <span className={styles['outcome']} data-outcome={sample.outcome}>
          {t(`outcome.${sample.outcome}`)}
        </span>
        <span className="quiet">{sample.reason === null ? '' : reasonText(sample.reason, t)}</span>
        <span>{formatMs(sample.durationMs, language)}</span>
      </summary>
      <div className={styles['raw']}>
        <p className="small quiet">
          {formatInstant(sample.dueAt, language, nowMs)} ·{' '}
          {t('check.lag', { ms: formatMs(sample.lagMs, language) })}
          {phases ? ` · ${phases}` : ''}
        </p>
        {sample.evidence === null ? (
          <p className="small quiet">{t('check.noEvidence')}</p>
        ) : (
          <pre className="code">{sample.evidence}</pre>
        )}
      </div>
    </details>
  );
}
