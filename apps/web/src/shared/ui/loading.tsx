import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/i18n.js';

const PATIENCE_MS = 400;

/** Says that something is coming, but only when it takes long enough to wonder. */
export function Loading() {
  const { t } = useTexts();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className="quiet" style={{ padding: 'var(--peil-space-4)' }}>
      {late ? t('common.loading') : ''}
    </output>
  );
}
