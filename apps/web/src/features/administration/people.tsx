import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { TextField } from '../../shared/ui/fields.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { InvitePerson } from './invite-person.js';
import { ManagePerson } from './manage-person.js';
import { PeopleTable } from './people-table.js';
import { accountsQuery } from './requests/accounts-query.js';

/** As many as fit a few screens; searching finds the others. */
const PAGE = 25;

/** Who can sign in, as what, and the way in for somebody new. */
export function People() {
  const { t } = useTexts();
  const { data: accounts, error, refetch } = useQuery(accountsQuery);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(PAGE);
  const [managedId, setManagedId] = useState<string | null>(null);
  const found = accounts?.filter((account) => matches(account, search)) ?? [];
  const managed = accounts?.find(({ id }) => id === managedId);
  return (
    <section className="stack">
      <h2>{t('administration.people.title')}</h2>
      <p className="quiet">{t('administration.people.lead')}</p>
      <InvitePerson />
      {error && !accounts ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {accounts && accounts.length > PAGE ? (
        <TextField label={t('administration.people.search')} value={search} onChange={setSearch} />
      ) : null}
      {accounts && found.length === 0 ? <p className="quiet">{t('administration.people.none')}</p> : null}
      {found.length > 0 ? (
        <PeopleTable accounts={found.slice(0, shown)} onManage={({ id }) => setManagedId(id)} />
      ) : null}
      {found.length > shown ? (
        <p className="row">
          <span className="quiet">{t('common.of', { part: shown, whole: found.length })}</span>
          <button type="button" className="button-link" onClick={() => setShown(shown + 4 * PAGE)}>
            {t('common.more')}
          </button>
        </p>
      ) : null}
      {managed ? (
        <ManagePerson key={managed.id} account={managed} onClose={() => setManagedId(null)} />
      ) : null}
    </section>
  );
}

function matches({ name, email, organisationName }: Account, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [name, email, organisationName].some((text) => text.toLowerCase().includes(wanted));
}
