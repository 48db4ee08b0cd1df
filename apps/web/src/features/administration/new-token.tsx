import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultsByField } from '../../api/api-problem.js';
import type { Role } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { SelectField, TextField } from '../../shared/ui/fields.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import styles from './administration.module.css';
import { createToken } from './requests/create-token.js';

const ROLES: readonly Role[] = ['employee', 'desk', 'engineer', 'manager', 'admin'];
const SCOPES = { read: ['read'], write: ['read', 'write'] } as const;

/** Makes a token and shows its secret, this once. */
export function NewToken() {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [form, setForm] = useState<{ name: string; role: Role; scope: keyof typeof SCOPES }>({
    name: '',
    role: 'desk',
    scope: 'read',
  });
  const [tried, setTried] = useState(false);
  const {
    mutate,
    data: made,
    error,
    isPending,
  } = useMutation({
    mutationFn: () =>
      createToken({ name: form.name.trim(), role: form.role, scopes: [...SCOPES[form.scope]] }),
    onSuccess: () => {
      setTried(false);
      setForm((before) => ({ ...before, name: '' }));
      return queryClient.invalidateQueries({ queryKey: KEYS.tokens });
    },
  });
  const nameMissing = tried && form.name.trim() === '';
  const refused = faultsByField(error);

  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (form.name.trim()) mutate();
      }}
    >
      <div className={styles['form']}>
        <TextField
          label={t('administration.tokens.name')}
          value={form.name}
          maxLength={100}
          error={nameMissing ? t('administration.tokens.nameMissing') : refused['name']}
          onChange={(name) => setForm({ ...form, name })}
        />
        <SelectField
          label={t('administration.tokens.role')}
          value={form.role}
          error={refused['role']}
          onChange={(value) => setForm({ ...form, role: ROLES.find((role) => role === value) ?? 'desk' })}
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <SelectField
          label={t('administration.tokens.scopes')}
          value={form.scope}
          error={refused['scopes']}
          onChange={(value) => setForm({ ...form, scope: value === 'write' ? 'write' : 'read' })}
          options={[
            { value: 'read', label: t('administration.tokens.read') },
            { value: 'write', label: t('administration.tokens.write') },
          ]}
        />
        <button type="submit" className="button button-primary" disabled={isPending}>
          {t('administration.tokens.create')}
        </button>
      </div>
      {error && Object.keys(refused).length === 0 ? <ProblemNotice error={error} /> : null}
      {made ? (
        <output className="notice notice-success stack">
          <strong>{t('administration.tokens.secret', { name: made.name })}</strong>
          <code className="code">{made.secret}</code>
        </output>
      ) : null}
    </form>
  );
}
