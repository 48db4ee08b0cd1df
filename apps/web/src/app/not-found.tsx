import { Link } from '@tanstack/react-router';
import { useTexts } from '../shared/i18n/i18n.js';
import { PageTitle } from '../shared/ui/page-title.js';

export function NotFound() {
  const { t } = useTexts();
  return (
    <main className="page">
      <PageTitle title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </main>
  );
}
