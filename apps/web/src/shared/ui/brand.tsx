import { Link } from '@tanstack/react-router';
import styles from './brand.module.css';

const NAME = 'Peil';

export function Brand() {
  return (
    <Link to="/" className={styles['brand']}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d="M3 9.5c3-2.6 6-2.6 9 0s6 2.6 9 0M3 15.5c3-2.6 6-2.6 9 0s6 2.6 9 0" />
      </svg>
      {NAME}
    </Link>
  );
}
