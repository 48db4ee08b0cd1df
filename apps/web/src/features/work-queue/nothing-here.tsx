import { useTexts } from '../../shared/i18n/i18n.js';
import type { QueueSearch, QueueView } from '../../shared/links/queue-search.js';
import { Empty } from '../../shared/ui/empty.js';

interface NothingHereProps {
  view: QueueView;
  q: string | undefined;
  onShow: (change: QueueSearch) => void;
}

/** An empty view, with the one thing that helps. */
export function NothingHere({ view, q, onShow }: NothingHereProps) {
  const { t } = useTexts();
  if (q)
    return (
      <Empty text={t('queue.emptySearch', { q })}>
        <button type="button" className="button" onClick={() => onShow({ q: undefined })}>
          {t('queue.clearSearch')}
        </button>
      </Empty>
    );
  if (view === 'all_open') return <Empty text={t('queue.empty')} />;
  return (
    <Empty text={t('queue.empty')}>
      <button type="button" className="button" onClick={() => onShow({ view: 'all_open' })}>
        {t('queue.showAll')}
      </button>
    </Empty>
  );
}
