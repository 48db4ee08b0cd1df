import { Link, Outlet } from '@tanstack/react-router';
import { useTexts } from '../../shared/i18n/i18n.js';
import { LiveBadge } from '../../shared/live/live-badge.js';
import { useLiveState } from '../../shared/live/live-state.js';
import { AccountMenu } from '../../shared/session/account-menu.js';
import { worksAtDesk } from '../../shared/session/may.js';
import { useSession } from '../../shared/session/session-query.js';
import styles from './portal.module.css';

/** The portal's own face: one coloured bar, one column, nothing to learn. */
export function PortalShell() {
  const { t } = useTexts();
  const session = useSession();
  const live = useLiveState();
  return (
    <div className={styles['shell']}>
      <header className={styles['header']}>
        <Link to="/portaal" className={styles['home']}>
          <strong>{t('portal.name')}</strong> {session.organisation.name}
        </Link>
        {worksAtDesk(session) ? (
          <Link to="/werkvoorraad" className={styles['home']}>
            {t('nav.queue')}
          </Link>
        ) : null}
        <div className={styles['account']}>
          <AccountMenu />
        </div>
      </header>
      <main className={styles['main']}>
        {live === 'stale' ? <LiveBadge /> : null}
        <Outlet />
      </main>
    </div>
  );
}
