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
  const [sent, setSent] = useState(q);
  // The address changed without us (the search was cleared, or the way back was taken): show what it says.
  if (q !== sent && wantedOf(text) !== q) {
    setSent(q);
    setText(q ?? '');
  }
  useEffect(() => {
    const wanted = wantedOf(text);
    if (wanted === q) return undefined;
    const timer = setTimeout(() => {
      setSent(wanted);
      onSearch(wanted);
    }, PAUSE_MS);
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

const wantedOf = (text: string): string | undefined => text.trim() || undefined;
