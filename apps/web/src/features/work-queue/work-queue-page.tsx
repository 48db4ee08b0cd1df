import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../shared/i18n/i18n.js';
import type { QueueSearch } from '../../shared/links/queue-search.js';
import { viewsQuery } from '../../shared/requests/views-query.js';
import { Empty } from '../../shared/ui/empty.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { KeyBar } from './key-bar.js';
import type { KeyAction } from './key-map.js';
import { useKeysEnabled } from './keys-enabled.js';
import { NothingHere } from './nothing-here.js';
import { ticketsQuery } from './requests/tickets-query.js';
import { SearchBox } from './search-box.js';
import { TicketList } from './ticket-list.js';
import { TicketPane, type PaneHandle } from './ticket-pane.js';
import { useQueueKeys } from './use-queue-keys.js';
import { walk } from './walk.js';
import styles from './work-queue-page.module.css';

const route = getRouteApi('/signed-in/desk/werkvoorraad');
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.js')).KeyHelp }));
const NewTicket = lazy(async () => ({ default: (await import('./new-ticket.js')).NewTicket }));

export function WorkQueuePage() {
  const { t } = useTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { view = 'all_open', sort = 'due', q, ticket: selectedId } = search;
  const list = useInfiniteQuery({ ...ticketsQuery({ view, sort, q }), placeholderData: keepPreviousData });
  const tickets = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const counts = useQuery(viewsQuery).data;
  const total = q ? null : (counts?.views[view] ?? null);

  const [dialog, setDialog] = useState<'none' | 'help' | 'create'>('none');
  const [keysEnabled, setKeysEnabled] = useKeysEnabled();
  const searchBox = useRef<HTMLInputElement>(null);
  const pane = useRef<PaneHandle>(null);

  const show = useCallback(
    (change: QueueSearch, replace = true) =>
      void navigate({ search: (previous: QueueSearch) => ({ ...previous, ...change }), replace }),
    [navigate],
  );
  const searchFor = useCallback((text: string | undefined) => show({ q: text }), [show]);
  const index = tickets.findIndex((ticket) => ticket.id === selectedId);
  const lastIndex = useRef(-1);
  if (index >= 0) lastIndex.current = index;
  const step = (by: 1 | -1): void => {
    const next = tickets[walk(by, { index, lastIndex: lastIndex.current, length: tickets.length })];
    if (next) show({ ticket: next.id });
  };

  const perform = (action: KeyAction): void => {
    const actions: Record<KeyAction, () => void> = {
      next: () => step(1),
      previous: () => step(-1),
      search: () => searchBox.current?.focus(),
      help: () => setDialog('help'),
      create: () => setDialog('create'),
      assign: () => pane.current?.perform('assign'),
      reply: () => pane.current?.perform('reply'),
      resolve: () => pane.current?.perform('resolve'),
      link: () => pane.current?.perform('link'),
    };
    actions[action]();
  };
  useQueueKeys(keysEnabled, perform);

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  return (
    <div className={styles['page']} data-reading={selectedId !== undefined}>
      <section className={styles['queue']} aria-label={t('queue.title')}>
        <div className={styles['bar']}>
          <PageTitle title={t('queue.title')} />
          <SearchBox q={q} inputRef={searchBox} onSearch={searchFor} />
          <button type="button" className="button" onClick={() => setDialog('create')}>
            {t('queue.newTicket')}
          </button>
        </div>
        {list.error ? <ProblemNotice error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <Loading /> : null}
        {list.isSuccess && tickets.length === 0 ? <NothingHere view={view} q={q} onShow={show} /> : null}
        {tickets.length > 0 ? (
          <TicketList
            tickets={tickets}
            total={total}
            view={view}
            sort={sort}
            selectedId={selectedId}
            onSelect={(id) => show({ ticket: id }, selectedId !== undefined)}
            onWalk={step}
            onEnter={() => pane.current?.perform('focus')}
            onSort={(next) => show({ sort: next })}
            onNearEnd={loadMore}
          />
        ) : null}
        <KeyBar onHelp={() => setDialog('help')} />
      </section>
      <section className={styles['pane']} aria-label={t('ticket.tabs.conversation')}>
        {selectedId ? (
          <TicketPane
            key={selectedId}
            id={selectedId}
            summary={tickets[index]}
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
          <NewTicket onClose={() => setDialog('none')} onCreated={(id) => show({ ticket: id })} />
        ) : null}
      </Suspense>
    </div>
  );
}
