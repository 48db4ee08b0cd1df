import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { chooseLanguage, useTexts } from '../i18n/i18n.js';
import { LANGUAGES } from '../i18n/language.js';
import { chooseTheme, storedTheme, THEMES } from '../theme/theme.js';
import { Choice } from '../ui/choice.js';
import styles from './account-menu.module.css';
import { useSession } from './session-query.js';
import { signOut } from './sign-out.js';

interface AccountPopoverProps {
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** Who is signed in, the language, the appearance, and the way out. */
export function AccountPopover({ trigger, onClose }: AccountPopoverProps) {
  const { t, language } = useTexts();
  const { person, memberships } = useSession();
  const [theme, setTheme] = useState(storedTheme);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const leave = async () => {
    await signOut();
    await navigate({ to: '/aanmelden' });
    queryClient.clear();
  };

  return (
    <Popover
      isOpen
      className="popover"
      triggerRef={trigger}
      placement="top start"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog className={styles['menu'] ?? ''} aria-label={t('nav.account', { name: person.name })}>
        <p>
          <strong>{person.name}</strong>
          <br />
          <span className="quiet small">{person.email}</span>
        </p>
        <ul className="quiet small">
          {memberships.map((membership) => (
            <li key={membership.organisationId + membership.role}>
              {t(`role.${membership.role}`)} · {membership.organisationName}
            </li>
          ))}
        </ul>
        <Choice
          label={t('nav.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => void chooseLanguage(value)}
        />
        <Choice
          label={t('nav.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={(value) => {
            chooseTheme(value);
            setTheme(value);
          }}
        />
        <button type="button" className="button" onClick={() => void leave()}>
          {t('nav.signOut')}
        </button>
      </Dialog>
    </Popover>
  );
}
