import type { CheckKind } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { SelectField, TextField } from '../../shared/ui/fields.js';
import type { StartChoice } from './setup-form.js';
import type { StepProps } from './step-props.js';
import styles from './setup.module.css';

const CHOICES: readonly StartChoice[] = ['check', 'demo', 'nothing'];
const KINDS: readonly CheckKind[] = ['http', 'tcp', 'icmp', 'tls', 'dns'];

export function StartStep({ form, onChange, errorOf }: StepProps) {
  const { t } = useTexts();
  const { check } = form;
  const setCheck = (change: Partial<typeof check>) => onChange({ ...form, check: { ...check, ...change } });
  return (
    <>
      <fieldset className="stack">
        <legend className="visually-hidden">{t('setup.steps.start')}</legend>
        {CHOICES.map((choice) => (
          <label key={choice} className={styles['choice']}>
            <input
              type="radio"
              name="start"
              checked={form.start === choice}
              onChange={() => onChange({ ...form, start: choice })}
            />
            <strong>{t(`setup.start.${choice}`)}</strong>
            <span className="quiet small">{t(`setup.start.${choice}Hint`)}</span>
          </label>
        ))}
      </fieldset>
      {form.start === 'check' ? (
        <>
          <TextField
            label={t('setup.check.name')}
            value={check.name}
            error={errorOf('firstCheck.name')}
            onChange={(name) => setCheck({ name })}
          />
          <SelectField
            label={t('setup.check.kind')}
            value={check.kind}
            error={errorOf('firstCheck.kind')}
            onChange={(value) => setCheck({ kind: KINDS.find((kind) => kind === value) ?? 'http' })}
            options={KINDS.map((value) => ({ value, label: t(`checkKind.${value}`) }))}
          />
          <TextField
            label={t('setup.check.target')}
            hint={t(`setup.check.hints.${check.kind}`)}
            value={check.target}
            error={errorOf('firstCheck.target')}
            onChange={(target) => setCheck({ target })}
          />
        </>
      ) : null}
    </>
  );
}
