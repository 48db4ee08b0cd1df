import { useQuery } from '@tanstack/react-query';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ScrollArea } from '../../shared/ui/scroll-area.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { auditQuery } from './requests/audit-query.js';

/** Who did what to what, from where, when and with what result: newest first. */
export function AuditTrail() {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const { data: entries, error, refetch } = useQuery(auditQuery);
  return (
    <section className="stack">
      <h2>{t('administration.audit.title')}</h2>
      {error && !entries ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {entries?.length === 0 ? <p className="quiet">{t('administration.audit.none')}</p> : null}
      {entries && entries.length > 0 ? (
        <ScrollArea label={t('administration.audit.title')}>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{t('administration.audit.at')}</th>
                <th scope="col">{t('administration.audit.actor')}</th>
                <th scope="col">{t('administration.audit.action')}</th>
                <th scope="col">{t('administration.audit.object')}</th>
                <th scope="col">{t('administration.audit.result')}</th>
                <th scope="col">{t('administration.audit.origin')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td>{formatInstant(entry.at, language, nowMs)}</td>
                  <td>{entry.actor}</td>
                  <td className="code">{entry.action}</td>
                  <td className="code">{entry.object}</td>
                  <td>{entry.result}</td>
                  <td className="code">{entry.origin}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      ) : null}
    </section>
  );
}
