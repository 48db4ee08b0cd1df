import { Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../shared/i18n/i18n.js';
import { LiveBadge } from '../shared/live/live-badge.js';
import { Brand } from '../shared/ui/brand.js';
import { AccountMenu } from '../shared/session/account-menu.js';
import { Navigation } from './navigation.js';
import { OutageBanner } from './outage-banner.js';
import styles from './shell.module.css';

/** Navigation at the left (folded away on a phone), what is broken now at the top, the page below. */
export function Shell() {
  const { t } = useTexts();
  const href = useLocation({ select: (location) => location.href });
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === href;

  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {t('common.skip')}
      </a>
      <header className={styles['side']} data-open={open}>
        <div className={styles['brand']}>
          <Brand />
          <button
            type="button"
            className={`button ${styles['menu']}`}
            aria-expanded={open}
            aria-controls="side-menu"
            onClick={() => setOpenAt(open ? null : href)}
          >
            {t('nav.openMenu')}
          </button>
        </div>
        <div className={styles['fold']} id="side-menu">
          <Navigation />
          <div className={styles['foot']}>
            <LiveBadge />
            <AccountMenu />
          </div>
        </div>
      </header>
      <main className={styles['main']} id="content" tabIndex={-1}>
        <OutageBanner />
        <Outlet />
      </main>
    </div>
  );
}
