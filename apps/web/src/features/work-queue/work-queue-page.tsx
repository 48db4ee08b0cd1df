import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useTexts } from '../../shared/i18n/i18n.js';
import type { QueueSearch } from '../../shared/links/queue-search.js';
import { Empty } from '../../shared/ui/empty.js';
import { KeyBar } from './key-bar.js';
import type { KeyAction } from './key-map.js';
import { useKeysEnabled } from './keys-enabled.js';
import { QueueSection, type QueueHandle } from './queue-section.js';
import { TicketPane, type PaneHandle } from './ticket-pane.js';
import { useQueueKeys } from './use-queue-keys.js';
import { useTicketList, useWalk } from './use-ticket-list.js';
import styles from './work-queue-page.module.css';

const route = getRouteApi('/signed-in/desk/werkvoorraad');
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.js')).KeyHelp }));
const NewTicket = lazy(async () => ({ default: (await import('./new-ticket.js')).NewTicket }));

/** The desk's day: the rows of a view, the ticket one is at, and keys for everything. */
export function WorkQueuePage() {
  const { t } = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const selectedId = search.ticket;
  const list = useTicketList(search);
  const [dialog, setDialog] = useState<'none' | 'help' | 'create'>('none');
  const [keysEnabled, setKeysEnabled] = useKeysEnabled();
  const queue = useRef<QueueHandle>(null);
  const pane = useRef<PaneHandle>(null);

  const show = useCallback(
    (change: QueueSearch, replace = true) =>
      void navigate({ search: (previous: QueueSearch) => ({ ...previous, ...change }), replace }),
    [navigate],
  );
  const step = useWalk(list.tickets, selectedId, (ticket) => show({ ticket }));
  useQueueKeys(keysEnabled, (action) => {
    const own: Partial<Record<KeyAction, () => void>> = {
      next: () => step(1),
      previous: () => step(-1),
      search: () => queue.current?.focusSearch(),
      help: () => setDialog('help'),
      create: () => setDialog('create'),
    };
    const perform = own[action] ?? (() => pane.current?.perform(action));
    perform();
  });

  return (
    <div className={styles['page']} data-reading={selectedId !== undefined}>
      <section className={styles['queue']} aria-label={t('queue.title')}>
        <QueueSection
          search={search}
          list={list}
          handle={queue}
          onShow={show}
          onWalk={step}
          onEnter={() => pane.current?.perform('focus')}
          onCreate={() => setDialog('create')}
        />
        <KeyBar onHelp={() => setDialog('help')} />
      </section>
      <section className={styles['pane']} aria-label={t('queue.selected')}>
        {selectedId ? (
          <TicketPane
            key={selectedId}
            id={selectedId}
            summary={list.tickets.find((ticket) => ticket.id === selectedId)}
            handle={pane}
            onClose={() => show({ ticket: undefined })}
          />
        ) : (
          <Empty text={t('queue.pick')} />
        )}
      </section>
      <Suspense fallback={null}>
        {dialog === 'help' ? (
          <KeyHelp enabled={keysEnabled} onEnable={setKeysEnabled} onClose={() => setDialog('none')} />
        ) : null}
        {dialog === 'create' ? (
          <NewTicket onClose={() => setDialog('none')} onCreated={(ticket) => show({ ticket })} />
        ) : null}
      </Suspense>
    </div>
  );
}
