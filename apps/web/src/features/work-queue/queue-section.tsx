import { useCallback, useImperativeHandle, useRef, type RefObject } from 'react';
import { useTexts } from '../../shared/i18n/i18n.js';
import type { QueueSearch } from '../../shared/links/queue-search.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { NothingHere } from './nothing-here.js';
import { SearchBox } from './search-box.js';
import { TicketList } from './ticket-list.js';
import type { useTicketList } from './use-ticket-list.js';
import styles from './work-queue-page.module.css';

export interface QueueHandle {
  focusSearch: () => void;
}

interface QueueSectionProps {
  search: QueueSearch;
  list: ReturnType<typeof useTicketList>;
  handle: RefObject<QueueHandle | null>;
  onShow: (change: QueueSearch, replace?: boolean) => void;
  onWalk: (step: 1 | -1) => void;
  onEnter: () => void;
  onCreate: () => void;
}

/** Search, a new ticket, and the rows. */
export function QueueSection(props: QueueSectionProps) {
  const { t } = useTexts();
  const { onShow } = props;
  const { query, tickets, total, loadMore } = props.list;
  const { view = 'all_open', sort = 'due', q, ticket: selectedId } = props.search;
  const searchBox = useRef<HTMLInputElement>(null);
  useImperativeHandle(props.handle, () => ({ focusSearch: () => searchBox.current?.focus() }));
  const searchFor = useCallback((text: string | undefined) => onShow({ q: text }), [onShow]);

  return (
    <>
      <div className={styles['bar']}>
        <PageTitle title={t('queue.title')} />
        <SearchBox q={q} inputRef={searchBox} onSearch={searchFor} />
        <button type="button" className="button" onClick={props.onCreate}>
          {t('queue.newTicket')}
        </button>
      </div>
      {query.error ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading /> : null}
      {query.isSuccess && tickets.length === 0 ? <NothingHere view={view} q={q} onShow={onShow} /> : null}
      {tickets.length > 0 ? (
        <TicketList
          tickets={tickets}
          total={total}
          view={view}
          sort={sort}
          selectedId={selectedId}
          onSelect={(ticket) => onShow({ ticket }, selectedId !== undefined)}
          onWalk={props.onWalk}
          onEnter={props.onEnter}
          onSort={(next) => onShow({ sort: next })}
          onNearEnd={loadMore}
        />
      ) : null}
    </>
  );
}
