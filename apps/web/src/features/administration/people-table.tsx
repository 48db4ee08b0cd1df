import type { Account } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { ScrollArea } from '../../shared/ui/scroll-area.js';

interface PeopleTableProps {
  accounts: readonly Account[];
  onManage: (account: Account) => void;
}

export function PeopleTable({ accounts, onManage }: PeopleTableProps) {
  const { t } = useTexts();
  return (
    <ScrollArea label={t('administration.people.title')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('administration.people.name')}</th>
            <th scope="col">{t('administration.people.email')}</th>
            <th scope="col">{t('administration.people.organisation')}</th>
            <th scope="col">{t('administration.people.roles')}</th>
            <th scope="col">{t('administration.people.state')}</th>
            <th scope="col">{t('administration.people.action')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <Row key={account.id} account={account} onManage={onManage} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

const TAGS: Record<Account['state'], string> = {
  active: 'tag tag-success',
  invited: 'tag',
  uninvited: 'tag tag-warning',
  disabled: 'tag tag-danger',
};

function Row({ account, onManage }: { account: Account; onManage: PeopleTableProps['onManage'] }) {
  const { t } = useTexts();
  const roles = account.roles.map((role) => t(`role.${role}`)).join(', ');
  const { length: count } = account.elsewhere;
  const action =
    account.state === 'uninvited' ? t('administration.people.invite') : t('administration.people.manage');
  return (
    <tr>
      <td>{account.name}</td>
      <td>{account.email}</td>
      <td>{account.organisationName}</td>
      <td>
        {roles || t('common.none')}
        {count > 0 ? (
          <div className="quiet small">{t('administration.people.elsewhere', { count })}</div>
        ) : null}
      </td>
      <td>
        <span className={TAGS[account.state]}>{t(`administration.people.states.${account.state}`)}</span>
      </td>
      <td>
        <button
          type="button"
          className="button-link"
          aria-label={t('administration.people.actionOn', { action, name: account.name })}
          onClick={() => onManage(account)}
        >
          {action}
        </button>
      </td>
    </tr>
  );
}
