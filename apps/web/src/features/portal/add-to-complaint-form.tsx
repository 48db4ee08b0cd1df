import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../shared/i18n/i18n.js';
import { Field } from '../../shared/ui/field.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { addToComplaint } from './requests/add-to-complaint.js';
import { complaintQuery } from './requests/complaint-query.js';

export function AddToComplaint({ id, closed }: { id: string; closed: boolean }) {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => addToComplaint(id, text.trim()),
    onSuccess: (ticket) => {
      setText('');
      queryClient.setQueryData(complaintQuery(id).queryKey, ticket);
    },
  });
  if (closed) return <p className="notice">{t('portal.closed')}</p>;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) mutate();
      }}
    >
      <Field label={t('portal.add')}>
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {error ? <ProblemNotice error={error} /> : null}
      <div>
        <button type="submit" className="button button-primary" disabled={isPending || text.trim() === ''}>
          {isPending ? t('common.busy') : t('common.send')}
        </button>
      </div>
    </form>
  );
}
