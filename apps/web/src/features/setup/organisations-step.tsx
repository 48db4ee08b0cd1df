import { useTexts } from '../../shared/i18n/i18n.js';
import { SelectField, TextField } from '../../shared/ui/fields.js';
import { slugOf, type SetupForm } from './setup-form.js';
import type { StepProps } from './step-props.js';
import styles from './setup.module.css';

type Row = SetupForm['organisations'][number];

export function OrganisationsStep({ form, onChange, errorOf }: StepProps) {
  const { t } = useTexts();
  const setRow = (index: number, change: Partial<Row>) =>
    onChange({
      ...form,
      organisations: form.organisations.map((row, place) => (place === index ? { ...row, ...change } : row)),
    });
  return (
    <>
      <p className="quiet">{t('setup.organisations.lead')}</p>
      <ol className="stack">
        {form.organisations.map((row, index) => (
          // The place in the list is the only identity an unnamed organisation has.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={styles['organisation']}>
            <TextField
              label={t('setup.organisations.name', { place: index + 1 })}
              hint={slugOf(row.name) ? t('setup.organisations.slug', { slug: slugOf(row.name) }) : undefined}
              value={row.name}
              maxLength={200}
              error={errorOf(`organisations.${String(index)}.name`)}
              onChange={(name) => setRow(index, { name })}
            />
            <SelectField
              label={t('setup.organisations.kind')}
              value={row.kind}
              onChange={(kind) => setRow(index, { kind: kind === 'shared' ? 'shared' : 'municipality' })}
              options={[
                { value: 'municipality', label: t('setup.organisations.municipality') },
                { value: 'shared', label: t('setup.organisations.shared') },
              ]}
            />
          </li>
        ))}
      </ol>
      <div>
        <button
          type="button"
          className="button"
          onClick={() =>
            onChange({ ...form, organisations: [...form.organisations, { name: '', kind: 'municipality' }] })
          }
        >
          {t('setup.organisations.add')}
        </button>
      </div>
    </>
  );
}
