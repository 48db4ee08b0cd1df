import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../shared/i18n/i18n.js';
import { Brand } from '../../shared/ui/brand.js';
import { TextField } from '../../shared/ui/fields.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { setPassword } from './set-password.js';
import styles from './sign-in-page.module.css';

const route = getRouteApi('/wachtwoord');
const SHORTEST_CHARACTERS = 12;

/** Where a one-time link leads: choose a password, then sign in. */
export function PasswordPage() {
  const { t } = useTexts();
  const { token } = route.useSearch();
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <Brand />
        <PageTitle title={t('password.title')} />
        {token === undefined ? (
          <p className="notice notice-warning">{t('password.noToken')}</p>
        ) : (
          <PasswordForm token={token} />
        )}
      </div>
    </main>
  );
}

function PasswordForm({ token }: { token: string }) {
  const { t } = useTexts();
  const [password, setChosen] = useState('');
  const [tried, setTried] = useState(false);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: () => setPassword({ token, password }),
  });
  const short = password.length < SHORTEST_CHARACTERS;
  if (isSuccess) {
    return (
      <output className="notice notice-success">
        {t('password.done')} <Link to="/aanmelden">{t('signIn.title')}</Link>
      </output>
    );
  }
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!short) mutate();
      }}
    >
      <TextField
        label={t('password.label')}
        hint={t('password.hint')}
        type="password"
        autoComplete="new-password"
        maxLength={1024}
        value={password}
        error={tried && short ? t('password.short') : undefined}
        onChange={setChosen}
      />
      {error ? <ProblemNotice error={error} /> : null}
      <button type="submit" className="button button-primary" disabled={isPending}>
        {isPending ? t('common.busy') : t('password.submit')}
      </button>
    </form>
  );
}
