import { useTexts } from '../../shared/i18n/i18n.js';
import { TextField } from '../../shared/ui/fields.js';
import type { StepProps } from './step-props.js';

export function AdministratorStep({ form, onChange, errorOf }: StepProps) {
  const { t } = useTexts();
  const set = (change: Partial<typeof form.administrator>) =>
    onChange({ ...form, administrator: { ...form.administrator, ...change } });
  return (
    <>
      <p className="quiet">{t('setup.administrator.lead')}</p>
      <TextField
        label={t('setup.administrator.name')}
        autoComplete="name"
        value={form.administrator.name}
        error={errorOf('administrator.name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label={t('setup.administrator.email')}
        type="email"
        autoComplete="username"
        value={form.administrator.email}
        error={errorOf('administrator.email')}
        onChange={(email) => set({ email })}
      />
      <TextField
        label={t('setup.administrator.password')}
        hint={t('setup.administrator.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={form.administrator.password}
        error={errorOf('administrator.password')}
        onChange={(password) => set({ password })}
      />
    </>
  );
}
