import type { CheckStateName } from '../../api/types.js';
import { useTexts } from '../i18n/i18n.js';
import styles from './state-mark.module.css';

/** A state as shape, colour and word: never colour alone. */
export function StateMark({ state }: { state: CheckStateName }) {
  const { t } = useTexts();
  return (
    <span className={styles['mark']} data-state={state}>
      <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12">
        <path d={SHAPES[state]} />
      </svg>
      {t(`state.${state}`)}
    </span>
  );
}

const SHAPES: Record<CheckStateName, string> = {
  up: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z',
  degraded: 'M6 1 11.5 11H.5Z',
  down: 'M1 1h10v10H1Z',
  unknown: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
};
