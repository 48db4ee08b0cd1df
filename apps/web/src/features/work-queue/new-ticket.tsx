import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultsByField } from '../../api/api-problem.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { organisationsQuery } from '../../shared/requests/organisations-query.js';
import { servicesQuery } from '../../shared/requests/services-query.js';
import { Modal } from '../../shared/ui/modal.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { SelectField, TextField } from '../../shared/ui/fields.js';
import { EMPTY_FORM, faultyFields, requestOf, type NewTicketForm } from './new-ticket-form.js';
import { openTicket } from './requests/open-ticket.js';
import styles from './new-ticket.module.css';

const KINDS = ['complaint', 'incident', 'service_request', 'problem', 'change'] as const;
const LEVELS = ['high', 'medium', 'low'] as const;

/** The desk's quick form for the phone. */
export function NewTicket({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { data: organisations = [] } = useQuery(organisationsQuery);
  const { data: services = [] } = useQuery(servicesQuery);
  const [form, setForm] = useState(EMPTY_FORM);
  const [tried, setTried] = useState(false);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => openTicket(requestOf(form)),
    onSuccess: (ticket) => {
      void queryClient.invalidateQueries({ queryKey: KEYS.tickets });
      void queryClient.invalidateQueries({ queryKey: KEYS.views });
      onCreated(ticket.id);
      onClose();
    },
  });
  const missing = tried ? faultyFields(form) : [];
  const refused = faultsByField(error);
  const bind = <Field extends keyof NewTicketForm>(field: Field) => {
    const own = missing.find((name) => name === field);
    return {
      value: form[field],
      onChange: (value: string) => setForm((before) => ({ ...before, [field]: value })),
      error: own ? t(`ticket.form.missing.${own}`) : refused[field],
    };
  };
  const submit = (): void => {
    setTried(true);
    if (faultyFields(form).length === 0) mutate();
  };

  return (
    <Modal title={t('ticket.form.title')} onClose={onClose}>
      <form
        noValidate
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SelectField
          label={t('ticket.form.organisation')}
          {...bind('organisationId')}
          options={[
            { value: '', label: t('common.none') },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField
          label={t('ticket.form.kind')}
          {...bind('kind')}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <div className={styles['wide']}>
          <TextField label={t('ticket.form.subject')} maxLength={200} {...bind('subject')} />
        </div>
        <div className={styles['wide']}>
          <TextField label={t('ticket.form.description')} rows={4} {...bind('description')} />
        </div>
        <SelectField
          label={t('ticket.form.service')}
          {...bind('serviceId')}
          options={[
            { value: '', label: t('ticket.form.noService') },
            ...services.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <span className={styles['filler']} />
        <SelectField
          label={t('ticket.form.impact')}
          hint={t('ticket.form.impactHint')}
          {...bind('impact')}
          options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
        />
        <SelectField
          label={t('ticket.form.urgency')}
          hint={t('ticket.form.urgencyHint')}
          {...bind('urgency')}
          options={LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
        />
        <TextField label={t('ticket.form.reporterName')} maxLength={200} {...bind('reporterName')} />
        <TextField label={t('ticket.form.reporterEmail')} type="email" {...bind('reporterEmail')} />
        {error && Object.keys(refused).length === 0 ? <ProblemNotice error={error} /> : null}
        <div className={`dialog-actions ${styles['wide'] ?? ''}`}>
          <button type="button" className="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="button button-primary" disabled={isPending}>
            {isPending ? t('common.busy') : t('ticket.form.submit')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
