import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { faultsByField } from '../../api/api-problem.js';
import { csrfToken } from '../../api/csrf-token.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { setupQuery } from '../../shared/session/setup-query.js';
import { Brand } from '../../shared/ui/brand.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { AdministratorStep } from './administrator-step.js';
import { OrganisationsStep } from './organisations-step.js';
import { completeSetup } from './requests/complete-setup.js';
import { EMPTY_SETUP, requestOf, STEPS, type SetupForm, type Step } from './setup-form.js';
import { faultsOfStep, fieldOnScreen, stepOf } from './setup-faults.js';
import styles from './setup.module.css';
import { StartStep } from './start-step.js';

const route = getRouteApi('/setup');

export function SetupPage() {
  const { t } = useTexts();
  const { token } = route.useSearch();
  const { data: setup, error, refetch } = useQuery(setupQuery);
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <Brand />
        <PageTitle title={t('setup.title')} />
        {error && !setup ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
        {!setup && !error ? <Loading /> : null}
        {setup?.state === 'done' ? (
          <p className="notice">
            {t('setup.done')} <Link to="/aanmelden">{t('signIn.title')}</Link>
          </p>
        ) : null}
        {setup?.state === 'open' && token === undefined ? (
          <p className="notice notice-warning">{t('setup.noToken')}</p>
        ) : null}
        {setup?.state === 'open' && token !== undefined ? <Wizard token={token} /> : null}
      </div>
    </main>
  );
}

/** Three steps, one submission; nothing typed is lost when the server refuses. */
function Wizard({ token }: { token: string }) {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [form, setForm] = useState(EMPTY_SETUP);
  const [step, setStep] = useState<Step>('administrator');
  const [tried, setTried] = useState(false);
  const submission = useMutation({
    mutationFn: () => completeSetup(requestOf(form, token)),
    onSuccess: async (session) => {
      csrfToken.current = session.csrfToken;
      queryClient.clear();
      queryClient.setQueryData(KEYS.session, session);
      await navigate({ to: form.start === 'demo' ? '/beheer' : '/diensten' });
    },
    onError: (error) => {
      const faulty = Object.keys(faultsByField(error)).map(stepOf);
      setStep(faulty.find((found) => found !== null) ?? 'start');
    },
  });
  const refused = refusedFields(submission.error, form);
  const own = tried ? faultsOfStep(step, form) : {};
  const errorOf = (field: string): string | undefined => {
    const fault = own[field];
    return fault ? t(`setup.faults.${fault}`) : refused[field];
  };

  const index = STEPS.indexOf(step);
  const goOn = (): void => {
    setTried(true);
    if (Object.keys(faultsOfStep(step, form)).length > 0) return;
    const next = STEPS[index + 1];
    if (!next) {
      submission.mutate();
      return;
    }
    setTried(false);
    setStep(next);
  };
  const parts = { form, onChange: setForm, errorOf };

  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <p className="quiet small">{t('setup.step', { step: index + 1, steps: STEPS.length })}</p>
      <h2 key={step} ref={focusWhenShown} tabIndex={-1}>
        {t(`setup.steps.${step}`)}
      </h2>
      {step === 'administrator' ? <AdministratorStep {...parts} /> : null}
      {step === 'organisations' ? <OrganisationsStep {...parts} /> : null}
      {step === 'start' ? <StartStep {...parts} /> : null}
      {submission.error ? <ProblemNotice error={submission.error} /> : null}
      <div className="dialog-actions">
        {index > 0 ? (
          <button type="button" className="button" onClick={() => setStep(STEPS[index - 1] ?? step)}>
            {t('setup.back')}
          </button>
        ) : null}
        <button type="submit" className="button button-primary" disabled={submission.isPending}>
          {submission.isPending
            ? t('common.busy')
            : index + 1 < STEPS.length
              ? t('setup.next')
              : t('setup.finish')}
        </button>
      </div>
    </form>
  );
}

const focusWhenShown = (heading: HTMLElement | null): void => heading?.focus();

function refusedFields(error: unknown, form: SetupForm): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faultsByField(error)).map(([field, reason]) => [fieldOnScreen(field, form), reason]),
  );
}
