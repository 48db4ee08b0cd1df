import type { Ticket } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { changeText, fieldText, reasonOfChange } from './change-text.js';

/** Every change, newest first: what, by whom and why. */
export function History({ ticket }: { ticket: Ticket }) {
  const wording = useTexts();
  const { t, language } = wording;
  const nowMs = useNow();
  if (ticket.history.length === 0) return <p className="quiet">{t('ticket.history.empty')}</p>;
  return (
    <ol className="stack">
      {ticket.history.toReversed().map((change) => (
        <li key={`${change.at}${change.field}${change.newValue ?? ''}`}>
          <strong>{fieldText(change.field, t)}</strong> {changeText(change, wording)}
          {change.reason ? <em> ({reasonOfChange(change.reason, t)})</em> : null}
          <br />
          <span className="small quiet">
            {formatInstant(change.at, language, nowMs)} · {change.actor}
          </span>
        </li>
      ))}
    </ol>
  );
}
