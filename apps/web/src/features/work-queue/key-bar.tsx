import { useTexts } from '../../shared/i18n/i18n.js';
import styles from './key-bar.module.css';

/** The keys worth knowing, always in sight on a wide screen. */
export function KeyBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useTexts();
  return (
    <p className={styles['bar']}>
      <kbd>J</kbd> <kbd>K</kbd> {t('queue.keys.nextPrevious')} · <kbd>A</kbd> {t('queue.keys.assignShort')} ·{' '}
      <kbd>R</kbd> {t('queue.keys.replyShort')} · <kbd>E</kbd> {t('queue.keys.resolveShort')} ·{' '}
      <button type="button" className="button-link" onClick={onHelp}>
        <kbd>?</kbd> {t('queue.keys.helpShort')}
      </button>
    </p>
  );
}
