import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { isStatus } from '../../api/api-problem.js';
import { csrfToken } from '../../api/csrf-token.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { homePath } from '../../shared/session/may.js';
import { setupQuery } from '../../shared/session/setup-query.js';
import { Brand } from '../../shared/ui/brand.js';
import { Field } from '../../shared/ui/field.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { problemText } from '../../shared/ui/problem-notice.js';
import { returnPath } from './return-path.js';
import { signIn } from './sign-in.js';
import styles from './sign-in-page.module.css';

const route = getRouteApi('/aanmelden');

export function SignInPage() {
  const { t } = useTexts();
  const setup = useQuery(setupQuery);
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <Brand />
        <PageTitle title={t('signIn.title')} />
        <p className="quiet">{t('signIn.lead')}</p>
        {setup.data?.state === 'open' ? (
          <p className="notice notice-warning">{t('signIn.setupNeeded')}</p>
        ) : null}
        <SignInForm />
      </div>
    </main>
  );
}

function SignInForm() {
  const { t } = useTexts();
  const { naar } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [form, setForm] = useState({ email: '', password: '' });
  const [faults, setFaults] = useState<{ email?: string; password?: string; form?: string }>({});
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    const missing = {
      ...(form.email.includes('@') ? {} : { email: t('signIn.emailMissing') }),
      ...(form.password ? {} : { password: t('signIn.passwordMissing') }),
    };
    setFaults(missing);
    if (Object.keys(missing).length > 0) return;
    setBusy(true);
    try {
      const session = await signIn(form);
      csrfToken.current = session.csrfToken;
      queryClient.setQueryData(KEYS.session, session);
      router.history.push(returnPath(naar) ?? homePath(session));
    } catch (error) {
      setFaults({ form: isStatus(error, 401) ? t('signIn.wrong') : problemText(error, t) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={t('signIn.email')} error={faults.email}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="email"
            autoComplete="username"
            value={form.email}
            onChange={(event) => setForm({ ...form, email: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('signIn.password')} error={faults.password}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="password"
            autoComplete="current-password"
            value={form.password}
            onChange={(event) => setForm({ ...form, password: event.target.value })}
          />
        )}
      </Field>
      {faults.form === undefined ? null : (
        <p className="notice notice-danger" role="alert">
          {faults.form}
        </p>
      )}
      <button type="submit" className="button button-primary" disabled={busy}>
        {busy ? t('common.busy') : t('signIn.submit')}
      </button>
    </form>
  );
}
