import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { Ticket } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { Field } from '../../shared/ui/field.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { useDraft } from './drafts.js';
import { addNote } from './requests/add-note.js';
import { sendReply } from './requests/send-reply.js';
import { ticketQuery } from './requests/ticket-query.js';
import styles from './ticket-pane.module.css';

type MessageKind = 'reply' | 'note';

const REQUESTS = { reply: sendReply, note: addNote } as const;

/** One text, two destinations: the caller, or colleagues only. The text stays until the server has it. */
export function ReplyBox({
  ticket,
  inputRef,
}: {
  ticket: Ticket;
  inputRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useDraft(ticket.id);
  const hasCaller = ticket.reporterName !== null || ticket.reporterEmail !== null;
  const { mutate, isPending, error, isSuccess, variables } = useMutation({
    mutationFn: async (kind: MessageKind) => {
      await REQUESTS[kind](ticket.id, draft.trim());
    },
    onSuccess: async () => {
      setDraft('');
      await Promise.all(
        [ticketQuery(ticket.id).queryKey, KEYS.tickets].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const empty = draft.trim() === '';

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) mutate(hasCaller ? 'reply' : 'note');
      }}
    >
      <Field label={t('ticket.reply')} hint={hasCaller ? undefined : t('ticket.noCaller')}>
        {(ids) => (
          <textarea
            {...ids}
            ref={inputRef}
            className="input"
            rows={3}
            placeholder={t('ticket.replyPlaceholder')}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
              if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
      </Field>
      {error ? <ProblemNotice error={error} /> : null}
      <div className={styles['buttons']}>
        <button type="submit" className="button button-primary" disabled={isPending || empty || !hasCaller}>
          {t('ticket.send')}
        </button>
        <button type="button" className="button" disabled={isPending || empty} onClick={() => mutate('note')}>
          {t('ticket.note')}
        </button>
      </div>
      <output className="small quiet">
        {isSuccess && empty ? t(variables === 'note' ? 'ticket.noted' : 'ticket.sent') : ''}
      </output>
    </form>
  );
}
