import { lazy, Suspense, useRef, useState } from 'react';
import { useTexts } from '../i18n/i18n.js';
import styles from './account-menu.module.css';
import { useSession } from './session-query.js';

const AccountPopover = lazy(async () => ({ default: (await import('./account-popover.js')).AccountPopover }));

/** The name of who is signed in; what hides behind it is fetched when first opened. */
export function AccountMenu() {
  const { t } = useTexts();
  const { person } = useSession();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={styles['trigger']}
        aria-label={t('nav.account', { name: person.name })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={styles['name']}>{person.name}</span>
        <span aria-hidden="true">▾</span>
      </button>
      <Suspense fallback={null}>
        {open ? <AccountPopover trigger={trigger} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
