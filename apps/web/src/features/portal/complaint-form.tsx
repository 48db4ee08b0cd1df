import { useState } from 'react';
import { faultsByField } from '../../api/api-problem.js';
import type { Ability, ComplaintRequest, Portal } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { Field } from '../../shared/ui/field.js';
import { SelectField } from '../../shared/ui/fields.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { faultsOf } from './complaint-faults.js';
import styles from './portal.module.css';
import { useUnsent } from './unsent.js';

const ABILITIES: readonly Ability[] = ['yes', 'partly', 'no'];

interface ComplaintFormProps {
  portal: Portal;
  busy: boolean;
  error: unknown;
  onFile: (complaint: ComplaintRequest) => void;
}

export function ComplaintForm({ portal, busy, error, onFile }: ComplaintFormProps) {
  const { t } = useTexts();
  const [description, setDescription] = useUnsent();
  const [ability, setAbility] = useState<Ability | null>(null);
  const [serviceId, setServiceId] = useState('');
  const [tried, setTried] = useState(false);
  const faults = tried ? faultsOf({ description, ability }) : [];
  const refused = faultsByField(error);
  const submit = (): void => {
    setTried(true);
    if (ability === null || faultsOf({ description, ability }).length > 0) return;
    onFile({ description: description.trim(), ability, serviceId: serviceId || null, outageId: null });
  };

  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t('portal.description')}
        hint={t('portal.descriptionHint')}
        error={faults.includes('description') ? t('portal.missing.description') : refused['description']}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            rows={4}
            maxLength={20_000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <fieldset aria-describedby={faults.includes('ability') ? 'ability-error' : undefined}>
        <legend>{t('portal.ability')}</legend>
        {faults.includes('ability') ? (
          <p className="field-error" id="ability-error" role="alert">
            {t('portal.missing.ability')}
          </p>
        ) : null}
        <div className={styles['abilities']}>
          {ABILITIES.map((value) => (
            <label key={value} className={styles['ability']}>
              <input
                type="radio"
                name="ability"
                checked={ability === value}
                onChange={() => setAbility(value)}
              />
              {t(`ability.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {portal.services.length > 0 ? (
        <SelectField
          label={`${t('portal.service')} (${t('common.optional')})`}
          value={serviceId}
          onChange={setServiceId}
          error={refused['serviceId']}
          options={[
            { value: '', label: t('portal.anyService') },
            ...portal.services.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      {error && Object.keys(refused).length === 0 ? <ProblemNotice error={error} /> : null}
      <button type="submit" className={`button button-primary ${styles['submit'] ?? ''}`} disabled={busy}>
        {busy ? t('common.busy') : t('portal.submit')}
      </button>
      <p className="quiet small">
        {t('portal.promise', { email: portal.person.email })}
        {portal.firstResponseMinutes === null
          ? null
          : ` ${t('portal.firstResponse', { count: Math.round(portal.firstResponseMinutes) })}`}
      </p>
    </form>
  );
}
