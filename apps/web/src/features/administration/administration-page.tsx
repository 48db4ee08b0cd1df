import { useTexts } from '../../shared/i18n/i18n.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import styles from './administration.module.css';
import { AuditTrail } from './audit-trail.js';
import { DemoSection } from './demo-section.js';
import { People } from './people.js';
import { Tokens } from './tokens.js';

export function AdministrationPage() {
  const { t } = useTexts();
  return (
    <div className={`page ${styles['page'] ?? ''}`}>
      <PageTitle title={t('nav.administration')} />
      <DemoSection />
      <People />
      <Tokens />
      <AuditTrail />
    </div>
  );
}
