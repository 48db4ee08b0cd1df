import { useQuery } from '@tanstack/react-query';
import { lazy, useImperativeHandle, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { TicketSummary } from '../../api/types.js';
import { shortOrganisation } from '../../shared/format/short-organisation.js';
import { ticketNumber } from '../../shared/format/ticket-number.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useSession } from '../../shared/session/session-query.js';
import { Loading } from '../../shared/ui/loading.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Tabs } from '../../shared/ui/tabs.js';
import { useNarrow } from '../../shared/ui/use-narrow.js';
import { ConflictNotice } from './conflict-notice.js';
import { Conversation } from './conversation.js';
import { MeasuredStrip } from './measured-strip.js';
import type { KeyAction } from './key-map.js';
import { OutageOffer } from './outage-offer.js';
import { ReplyBox } from './reply-box.js';
import { ticketQuery } from './requests/ticket-query.js';
import { TicketControls } from './ticket-controls.js';
import styles from './ticket-pane.module.css';
import { useChangeTicket } from './use-change-ticket.js';
import { useOutageLink } from './use-outage-link.js';

const History = lazy(async () => ({ default: (await import('./history.js')).History }));
const Measurements = lazy(async () => ({ default: (await import('./measurements.js')).Measurements }));

type PaneAction = KeyAction | 'focus';
type PaneTab = 'conversation' | 'measurements' | 'history';

export interface PaneHandle {
  perform: (action: PaneAction) => void;
}

interface TicketPaneProps {
  id: string;
  /** The row in the list: shown at once while the rest is on its way. */
  summary: TicketSummary | undefined;
  handle: RefObject<PaneHandle | null>;
  onClose: () => void;
}

export function TicketPane({ id, summary, handle, onClose }: TicketPaneProps) {
  const { t } = useTexts();
  const { person, organisation } = useSession();
  const { data: ticket, error, refetch } = useQuery(ticketQuery(id));
  const { change, conflict, forget, error: changeError } = useChangeTicket(id);
  const { link, unlink, error: linkError } = useOutageLink(id);
  const [tab, setTab] = useState<PaneTab>('conversation');
  const reply = useRef<HTMLTextAreaElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const Heading = useNarrow('onePane') ? 'h1' : 'h2';
  const me = { ...person, organisationId: organisation.id, organisationName: organisation.name };

  const actions: Partial<Record<PaneAction, () => void>> = {
    assign: () => change({ patch: { assigneeId: person.id }, assignee: me }),
    resolve: () => {
      if (ticket?.allowedStatuses.includes('resolved')) change({ patch: { status: 'resolved' } });
    },
    reply: () => {
      // At once: what is typed next belongs in the reply.
      flushSync(() => setTab('conversation'));
      reply.current?.focus();
    },
    link: () => {
      if (ticket?.offeredOutage) link(ticket.offeredOutage.id);
    },
    focus: () => heading.current?.focus(),
  };
  useImperativeHandle(handle, () => ({ perform: (action) => actions[action]?.() }));

  const head = ticket ?? summary;
  if (!head) return error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Loading />;

  return (
    <article className={styles['pane']} aria-label={t('ticket.label', { number: ticketNumber(head.number) })}>
      <div className={styles['top']}>
        <p className="quiet small">
          {[
            ticketNumber(head.number),
            shortOrganisation(head.organisation.name),
            head.reporterName ?? t('ticket.monitoring'),
          ].join(' · ')}
        </p>
        <button type="button" className={styles['close']} aria-label={t('ticket.close')} onClick={onClose}>
          ✕
        </button>
      </div>
      <Heading ref={heading} tabIndex={-1}>
        {head.subject}
      </Heading>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {conflict ? (
        <ConflictNotice conflict={conflict} onForget={forget} onAgain={(patch) => change({ patch })} />
      ) : null}
      {(changeError ?? linkError) ? <ProblemNotice error={changeError ?? linkError} /> : null}
      {ticket ? (
        <>
          <TicketControls ticket={ticket} onChange={change} />
          <OutageOffer ticket={ticket} onLink={link} onUnlink={unlink} />
          <MeasuredStrip ticket={ticket} />
          <Tabs
            label={t('ticket.label', { number: ticketNumber(ticket.number) })}
            selected={tab}
            onSelect={setTab}
            tabs={[
              {
                id: 'conversation',
                title: t('ticket.tabs.conversation'),
                content: <Conversation ticket={ticket} />,
              },
              {
                id: 'measurements',
                title: t('ticket.tabs.measurements'),
                content: <Measurements ticket={ticket} />,
              },
              { id: 'history', title: t('ticket.tabs.history'), content: <History ticket={ticket} /> },
            ]}
          />
          {tab === 'conversation' ? <ReplyBox ticket={ticket} inputRef={reply} /> : null}
        </>
      ) : (
        <Loading />
      )}
    </article>
  );
}
