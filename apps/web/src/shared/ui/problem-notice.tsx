import { ApiProblem } from '../../api/api-problem.js';
import { useTexts } from '../i18n/i18n.js';

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** A refusal or a lost connection, in words, with a way on. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTexts();
  return (
    <div className="notice notice-danger row" role="alert">
      <span>{problemText(error, t)}</span>
      {onRetry ? (
        <button type="button" className="button-link" onClick={onRetry}>
          {t('common.retry')}
        </button>
      ) : null}
    </div>
  );
}

type Texts = ReturnType<typeof useTexts>['t'];

export function problemText(error: unknown, t: Texts): string {
  if (!(error instanceof ApiProblem)) return t('problem.unexpected');
  switch (error.status) {
    case 0:
      return t('problem.unreachable');
    case 401:
      return t('problem.signedOut');
    case 403:
      return t('problem.forbidden');
    case 404:
      return t('problem.notFound');
    case 429:
      return t('problem.tooMany');
    default:
      return error.status >= 500 ? t('problem.server') : error.message;
  }
}
