import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComplaintRequest, PortalTicket } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { KEYS } from '../../shared/live/query-keys.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { ComplaintForm } from './complaint-form.js';
import { Confirmation } from './confirmation.js';
import { KnownOutages } from './known-outages.js';
import { OwnTickets } from './own-tickets.js';
import { fileComplaint } from './requests/file-complaint.js';
import { portalQuery } from './requests/portal-query.js';

/** What is known to be broken first; then two questions; then one's own reports. */
export function PortalPage() {
  const { t } = useTexts();
  const queryClient = useQueryClient();
  const { data: portal, error, refetch } = useQuery(portalQuery);
  const [filed, setFiled] = useState<PortalTicket | null>(null);
  const filing = useMutation({
    mutationFn: (complaint: ComplaintRequest) => fileComplaint(complaint),
    onSuccess: async (ticket) => {
      setFiled(ticket);
      await queryClient.invalidateQueries({ queryKey: KEYS.portal });
    },
  });
  if (error && !portal) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!portal) return <Loading />;

  return (
    <>
      {filed ? (
        <Confirmation ticket={filed} email={portal.person.email} onMore={() => setFiled(null)} />
      ) : (
        <>
          <KnownOutages
            outages={portal.outages}
            busy={filing.isPending}
            onAffected={(outage) =>
              filing.mutate({
                description: t('portal.affected', { title: outage.title }),
                ability: 'partly',
                serviceId: outage.services[0]?.id ?? null,
                outageId: outage.id,
              })
            }
          />
          <PageTitle title={t('portal.title')} />
          <ComplaintForm
            portal={portal}
            busy={filing.isPending}
            error={filing.error}
            onFile={(complaint) => filing.mutate(complaint)}
          />
        </>
      )}
      <OwnTickets tickets={portal.tickets} />
    </>
  );
}
