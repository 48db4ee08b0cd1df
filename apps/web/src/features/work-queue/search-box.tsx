import { useEffect, useState, type RefObject } from 'react';
import { useTexts } from '../../shared/i18n/i18n.js';
import styles from './search-box.module.css';

interface SearchBoxProps {
  q: string | undefined;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (q: string | undefined) => void;
}

const PAUSE_MS = 250;

/** Searches while one types, a moment after the last key. */
export function SearchBox({ q, inputRef, onSearch }: SearchBoxProps) {
  const { t } = useTexts();
  const [text, setText] = useState(q ?? '');
  useEffect(() => setText(q ?? ''), [q]);
  useEffect(() => {
    const wanted = text.trim() || undefined;
    if (wanted === q) return undefined;
    const timer = setTimeout(() => onSearch(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, q, onSearch]);

  return (
    <span className={styles['box']}>
      <input
        ref={inputRef}
        type="search"
        className="input"
        aria-label={t('queue.search')}
        placeholder={t('queue.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <kbd aria-hidden="true">/</kbd>
    </span>
  );
}
