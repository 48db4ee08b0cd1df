/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/control-has-associated-label -- rows that are placed one by one cannot be a table element */
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { TicketSummary } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import type { QueueSort, QueueView } from '../../shared/links/queue-search.js';
import { useNarrow } from '../../shared/ui/use-narrow.js';
import { ListHeader } from './list-header.js';
import { columns, features } from './ticket-columns.js';
import styles from './ticket-list.module.css';

interface TicketListProps {
  tickets: TicketSummary[];
  /** Rows of the whole view, loaded or not; null when unknown. */
  total: number | null;
  view: QueueView;
  sort: QueueSort;
  selectedId: string | undefined;
  onSelect: (id: string) => void;
  onWalk: (step: 1 | -1) => void;
  onEnter: () => void;
  onSort: (sort: QueueSort) => void;
  onNearEnd: () => void;
}

const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);
const LOAD_AHEAD_ROWS = 20;

/** Any number of rows; only those in sight exist. One tab stop, arrows or J and K to walk. */
export function TicketList(props: TicketListProps) {
  const { tickets, selectedId } = props;
  const { t } = useTexts();
  const narrow = useNarrow('phone');
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({ features, columns, data: tickets, getRowId: (ticket) => ticket.id });
  const rows = table.getRowModel().rows;
  const rowHeight = Math.round(rem() * (narrow ? 4.25 : 2.25));
  // Rows must follow the scroll position, which the compiler could not see; this build has no compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const selectedIndex = tickets.findIndex((ticket) => ticket.id === selectedId);
  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [virtualizer, selectedIndex]);

  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { onNearEnd } = props;
  useEffect(() => {
    if (lastIndex >= rows.length - LOAD_AHEAD_ROWS) onNearEnd();
  }, [lastIndex, rows.length, onNearEnd]);

  return (
    <div
      className={styles['grid']}
      role="grid"
      tabIndex={0}
      aria-label={t('queue.list', { view: t(`queue.views.${props.view}`) })}
      aria-rowcount={(props.total ?? rows.length) + 1}
      aria-activedescendant={selectedIndex >= 0 ? rowDomId(selectedId) : undefined}
      onKeyDown={(event) => walkByArrow(event, props)}
      ref={scroller}
    >
      <ListHeader table={table} sort={props.sort} onSort={props.onSort} />
      <div role="rowgroup" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            // The grid itself takes the keys: its rows are not in the tab order.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={row.id}
              id={rowDomId(row.id)}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={row.id === selectedId}
              className={styles['row']}
              style={{ height: rowHeight, transform: `translateY(${String(item.start)}px)` }}
              onClick={() => props.onSelect(row.id)}
            >
              {row.getAllCells().map((cell) => (
                <div key={cell.id} role="gridcell" className={styles['cell']} data-column={cell.column.id}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const rowDomId = (id: string | undefined): string => `ticket-row-${id ?? ''}`;

function walkByArrow(event: KeyboardEvent, props: TicketListProps): void {
  if (event.target !== event.currentTarget) return;
  const first = props.tickets.at(0);
  const last = props.tickets.at(-1);
  const actions: Record<string, (() => void) | undefined> = {
    ArrowDown: () => props.onWalk(1),
    ArrowUp: () => props.onWalk(-1),
    Home: first && (() => props.onSelect(first.id)),
    End: last && (() => props.onSelect(last.id)),
    Enter: props.onEnter,
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
