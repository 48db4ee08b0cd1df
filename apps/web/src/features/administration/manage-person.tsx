import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, AccountPatch } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { Modal } from '../../shared/ui/modal.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { PasswordLinkShown } from './password-link-shown.js';
import { changeAccount } from './requests/change-account.js';
import { createPasswordLink } from './requests/create-password-link.js';
import { RoleChoice } from './role-choice.js';

/** Roles, a way in, and an end to it. */
export function ManagePerson({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const [roles, setRoles] = useState(account.roles);
  const refresh = () =>
    Promise.all(
      [KEYS.accounts, KEYS.people, KEYS.session].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const change = useMutation({
    mutationFn: (patch: AccountPatch) => changeAccount(account.id, patch),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const link = useMutation({ mutationFn: () => createPasswordLink(account.id), onSuccess: refresh });
  const error = change.error ?? link.error;
  const disabled = account.state === 'disabled';
  const busy = change.isPending || link.isPending;

  return (
    <Modal title={account.name} onClose={onClose}>
      <p className="quiet">{t('administration.people.of', account)}</p>
      {account.elsewhere.map(({ organisationName, role }) => (
        <p key={`${organisationName} ${role}`} className="quiet small">
          {t('administration.people.alsoAt', { organisation: organisationName, role: t(`role.${role}`) })}
        </p>
      ))}
      <RoleChoice
        roles={roles}
        error={roles.length === 0 ? t('administration.people.faults.roles') : undefined}
        onChange={setRoles}
      />
      {link.data ? <PasswordLinkShown name={account.name} link={link.data} /> : null}
      {error ? <ProblemNotice error={error} /> : null}
      <div className="dialog-actions">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t('common.close')}
        </button>
        {disabled ? (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => change.mutate({ disabled: false })}
          >
            {t('administration.people.unblock')}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="button button-danger"
              disabled={busy}
              onClick={() => change.mutate({ disabled: true })}
            >
              {t('administration.people.block')}
            </button>
            <button type="button" className="button" disabled={busy} onClick={() => link.mutate()}>
              {account.state === 'uninvited'
                ? t('administration.people.invite')
                : t('administration.people.newLink')}
            </button>
          </>
        )}
        <button
          type="button"
          className="button button-primary"
          disabled={busy || roles.length === 0}
          onClick={() => change.mutate({ roles })}
        >
          {t('administration.people.saveRoles')}
        </button>
      </div>
    </Modal>
  );
}
