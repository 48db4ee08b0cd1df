import type { TicketPatch } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { changeText, fieldText } from './change-text.js';
import type { Conflict } from './use-change-ticket.js';

interface ConflictNoticeProps {
  conflict: Conflict;
  onForget: () => void;
  onAgain: (patch: TicketPatch) => void;
}

/** Someone changed the ticket first: what they changed, and the choice to go on. */
export function ConflictNotice({ conflict, onForget, onAgain }: ConflictNoticeProps) {
  const wording = useTexts();
  const { t } = wording;
  return (
    <div className="notice notice-warning stack" role="alert">
      <strong>{t('ticket.changed.title')}</strong>
      {conflict.changes.length === 0 ? (
        <p>{t('ticket.changed.nothing')}</p>
      ) : (
        <>
          <p>{t('ticket.changed.text')}</p>
          <ul>
            {conflict.changes.map((change) => (
              <li key={`${change.at}${change.field}`}>
                {change.actor}: {fieldText(change.field, t)} {changeText(change, wording)}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        <button type="button" className="button" onClick={onForget}>
          {t('ticket.changed.ok')}
        </button>
        <button type="button" className="button" onClick={() => onAgain(conflict.wanted)}>
          {t('ticket.changed.again')}
        </button>
      </div>
    </div>
  );
}
