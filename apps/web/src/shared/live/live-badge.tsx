import { useTexts } from '../i18n/i18n.js';
import styles from './live-badge.module.css';
import { useLiveState } from './live-state.js';

/** Whether what is on screen is the present. */
export function LiveBadge() {
  const { t } = useTexts();
  const state = useLiveState();
  return (
    <output
      className={styles['badge']}
      data-state={state}
      title={state === 'stale' ? t('live.staleHint') : undefined}
    >
      <span aria-hidden="true" className={styles['dot']} />
      {t(`live.${state}`)}
    </output>
  );
}
