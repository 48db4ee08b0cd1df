import { Link } from '@tanstack/react-router';
import type { OutageDetail } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { reasonText } from '../../shared/ui/reason-text.js';
import { SectionHeading } from '../../shared/ui/section-heading.js';
import { StateMark } from '../../shared/ui/state-mark.js';
import styles from './outages.module.css';

/** The checks that share this cause, with what they literally saw. */
export function FailingChecks({ checks }: { checks: OutageDetail['checks'] }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <section className="stack">
      <SectionHeading>{t('outages.checks')}</SectionHeading>
      <ul className="stack">
        {checks.map((check) => (
          <li key={check.id} className="notice">
            <span className="row">
              <StateMark state={check.endedAt === null ? 'down' : 'up'} />
              <Link to="/controles/$checkId" params={{ checkId: check.id }}>
                {check.name}
              </Link>
              <span className="quiet small">
                {formatInstant(check.startedAt, language, nowMs)}
                {check.endedAt === null ? '' : ` – ${formatInstant(check.endedAt, language, nowMs)}`}
                {check.reason === null ? '' : ` · ${reasonText(check.reason, t)}`}
              </span>
            </span>
            {check.evidence === null ? null : (
              <details>
                <summary>{t('check.evidence')}</summary>
                <pre className={`code ${styles['evidence'] ?? ''}`}>{check.evidence}</pre>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
