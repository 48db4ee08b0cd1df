/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed one by one cannot be a table element */
import type { ReactTable } from '@tanstack/react-table';
import type { TicketSummary } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import type { QueueSort } from '../../shared/links/queue-search.js';
import { SORT_OF, type ColumnId, type features } from './ticket-columns.js';
import styles from './ticket-list.module.css';

interface ListHeaderProps {
  table: ReactTable<typeof features, TicketSummary>;
  sort: QueueSort;
  onSort: (sort: QueueSort) => void;
}

const ARROWS = { ascending: '↑', descending: '↓' } as const;

/** The headings; those the server can order by are buttons. */
export function ListHeader({ table, sort, onSort }: ListHeaderProps) {
  const { t } = useTexts();
  return (
    <div role="rowgroup" className={styles['head']}>
      {table.getHeaderGroups().map((group) => (
        <div key={group.id} role="row" aria-rowindex={1} className={styles['headRow']}>
          {group.headers.map((header) => {
            const order = SORT_OF[header.column.id];
            const active = order?.sort === sort;
            const label = t(`queue.columns.${header.column.id as ColumnId}`);
            return (
              <div
                key={header.id}
                role="columnheader"
                aria-sort={active ? order?.direction : undefined}
                className={styles['cell']}
                data-column={header.column.id}
              >
                {order ? (
                  <button type="button" className={styles['sort']} onClick={() => onSort(order.sort)}>
                    {label}
                    {active ? <span aria-hidden="true"> {ARROWS[order.direction]}</span> : null}
                  </button>
                ) : (
                  label
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
