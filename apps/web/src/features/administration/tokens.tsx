import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiToken } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ScrollArea } from '../../shared/ui/scroll-area.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { useNow } from '../../shared/live/use-now.js';
import { Modal } from '../../shared/ui/modal.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { NewToken } from './new-token.js';
import { revokeToken } from './requests/revoke-token.js';
import { tokensQuery } from './requests/tokens-query.js';

/** Keys for other programs: what exists, when it was used, and an end to it. */
export function Tokens() {
  const { t } = useTexts();
  const { data: tokens, error, refetch } = useQuery(tokensQuery);
  const [ending, setEnding] = useState<ApiToken | null>(null);
  return (
    <section className="stack">
      <h2>{t('administration.tokens.title')}</h2>
      <p className="quiet">{t('administration.tokens.lead')}</p>
      <NewToken />
      {error && !tokens ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {tokens?.length === 0 ? <p className="quiet">{t('administration.tokens.none')}</p> : null}
      {tokens && tokens.length > 0 ? <TokenTable tokens={tokens} onEnd={setEnding} /> : null}
      {ending ? <EndToken token={ending} onClose={() => setEnding(null)} /> : null}
    </section>
  );
}

function TokenTable({ tokens, onEnd }: { tokens: ApiToken[]; onEnd: (token: ApiToken) => void }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const when = (instant: string | null) =>
    instant === null ? t('common.none') : formatInstant(instant, language, nowMs);
  return (
    <ScrollArea label={t('administration.tokens.title')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('administration.tokens.name')}</th>
            <th scope="col">{t('administration.tokens.role')}</th>
            <th scope="col">{t('administration.tokens.scopes')}</th>
            <th scope="col">{t('administration.tokens.created')}</th>
            <th scope="col">{t('administration.tokens.used')}</th>
            <th scope="col">{t('administration.tokens.state')}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td>{t(`role.${token.role}`)}</td>
              <td>
                {token.scopes.includes('write')
                  ? t('administration.tokens.write')
                  : t('administration.tokens.read')}
              </td>
              <td>{when(token.createdAt)}</td>
              <td>{when(token.lastUsedAt)}</td>
              <td>
                {token.revokedAt === null ? (
                  <button type="button" className="button-link" onClick={() => onEnd(token)}>
                    {t('administration.tokens.revoke', { name: token.name })}
                  </button>
                ) : (
                  t('administration.tokens.revoked', { time: when(token.revokedAt) })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function EndToken({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: KEYS.tokens });
      onClose();
    },
  });
  return (
    <Modal
      role="alertdialog"
      title={t('administration.tokens.question', { name: token.name })}
      onClose={onClose}
    >
      <p>{t('administration.tokens.consequence')}</p>
      {error ? <ProblemNotice error={error} /> : null}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button type="button" className="button button-danger" disabled={isPending} onClick={() => mutate()}>
          {t('administration.tokens.end')}
        </button>
      </div>
    </Modal>
  );
}
