import { useState } from 'react';
import type { PasswordLink } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { Field } from '../../shared/ui/field.js';
import styles from './administration.module.css';

/** A link that is shown this once. Without a clipboard (plain http) the field selects itself. */
export function PasswordLinkShown({ name, link }: { name: string; link: PasswordLink }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link.url);
    setCopied(link.url);
  };
  const until = formatInstant(link.expiresAt, language, nowMs);
  return (
    <div className="notice notice-success stack">
      <output>
        {link.mailed
          ? t('administration.people.linkMailed', { name, until })
          : t('administration.people.linkShown', { name, until })}
      </output>
      <div className={styles['link']}>
        <Field label={t('administration.people.link')}>
          {(ids) => (
            <input
              {...ids}
              readOnly
              className="input code"
              value={link.url}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
        {isSecureContext ? (
          <button type="button" className="button" onClick={() => void copy()}>
            {copied === link.url ? t('administration.people.copied') : t('administration.people.copy')}
          </button>
        ) : null}
      </div>
    </div>
  );
}
