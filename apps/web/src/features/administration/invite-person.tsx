import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultsByField } from '../../api/api-problem.js';
import type { AccountRequest } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { organisationsQuery } from '../../shared/requests/organisations-query.js';
import { useSession } from '../../shared/session/session-query.js';
import { SelectField, TextField } from '../../shared/ui/fields.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { administered } from './administered.js';
import styles from './administration.module.css';
import { PasswordLinkShown } from './password-link-shown.js';
import { inviteAccount } from './requests/invite-account.js';
import { RoleChoice } from './role-choice.js';

type Form = Pick<AccountRequest, 'name' | 'email' | 'roles'>;
const EMPTY: Form = { name: '', email: '', roles: ['employee'] };

/** Makes an account and shows the link with which that person gets in. */
export function InvitePerson() {
  const { t } = useTexts();
  const session = useSession();
  const queryClient = useQueryClient();
  const { data: organisations = [] } = useQuery(organisationsQuery);
  const [form, setForm] = useState<Form>(EMPTY);
  const [organisationId, setOrganisationId] = useState(session.organisation.id);
  const [tried, setTried] = useState(false);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => inviteAccount({ ...form, name: form.name.trim(), organisationId }),
    onSuccess: () => {
      setTried(false);
      setForm(EMPTY);
      return queryClient.invalidateQueries({ queryKey: KEYS.accounts });
    },
  });
  const missing = faultsOf(form);
  const refused = faultsByField(error);
  const errorOf = (field: keyof Form): string | undefined => {
    const fault = tried ? missing[field] : undefined;
    return fault === undefined ? refused[field] : t(`administration.people.faults.${fault}`);
  };
  const choices = administered(session, organisations);

  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(missing).length === 0) mutate();
      }}
    >
      <div className={styles['invite']}>
        <TextField
          label={t('administration.people.name')}
          value={form.name}
          maxLength={200}
          error={errorOf('name')}
          onChange={(name) => setForm({ ...form, name })}
        />
        <TextField
          label={t('administration.people.email')}
          type="email"
          value={form.email}
          maxLength={254}
          error={errorOf('email')}
          onChange={(email) => setForm({ ...form, email })}
        />
        <SelectField
          label={t('administration.people.organisation')}
          value={organisationId}
          error={refused['organisationId']}
          onChange={setOrganisationId}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <RoleChoice
        roles={form.roles}
        error={errorOf('roles')}
        onChange={(roles) => setForm({ ...form, roles })}
      />
      <div>
        <button type="submit" className="button button-primary" disabled={isPending}>
          {t('administration.people.invite')}
        </button>
      </div>
      {error && Object.keys(refused).length === 0 ? <ProblemNotice error={error} /> : null}
      {data ? <PasswordLinkShown name={data.account.name} link={data.link} /> : null}
    </form>
  );
}

function faultsOf({ name, email, roles }: Form) {
  return {
    ...(name.trim() === '' ? { name: 'name' as const } : {}),
    ...(email.includes('@') ? {} : { email: 'email' as const }),
    ...(roles.length === 0 ? { roles: 'roles' as const } : {}),
  };
}
