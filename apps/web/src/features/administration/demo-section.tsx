import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../shared/i18n/i18n.js';
import { setupQuery } from '../../shared/session/setup-query.js';
import { Modal } from '../../shared/ui/modal.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { removeDemo } from './requests/remove-demo.js';

/** The demo goes in one click, after one question. */
export function DemoSection() {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { data: setup } = useQuery({
    ...setupQuery,
    refetchInterval: (query) => (query.state.data?.demo === 'loading' ? 2000 : false),
  });
  const [asking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: () => removeDemo(),
    onSuccess: () => {
      setAsking(false);
      return queryClient.invalidateQueries();
    },
  });
  const demo = setup?.demo ?? 'absent';
  return (
    <section className="stack">
      <h2>{t('administration.demo.title')}</h2>
      <output>{t(`administration.demo.${demo}`)}</output>
      {demo === 'absent' ? null : (
        <div>
          <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
            {t('administration.demo.remove')}
          </button>
        </div>
      )}
      {asking ? (
        <Modal role="alertdialog" title={t('administration.demo.question')} onClose={() => setAsking(false)}>
          <p>{t('administration.demo.consequence')}</p>
          {removal.error ? <ProblemNotice error={removal.error} /> : null}
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </button>
            <button
              type="button"
              className="button button-danger"
              disabled={removal.isPending}
              onClick={() => removal.mutate()}
            >
              {removal.isPending ? t('common.busy') : t('administration.demo.remove')}
            </button>
          </div>
        </Modal>
      ) : null}
    </section>
  );
}
