import type { Role } from '../../api/types.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import styles from './administration.module.css';

const ROLES: readonly Role[] = ['employee', 'desk', 'engineer', 'manager', 'admin'];

interface RoleChoiceProps {
  roles: readonly Role[];
  error?: string | undefined;
  onChange: (roles: Role[]) => void;
}

/** One or more roles. */
export function RoleChoice({ roles, error, onChange }: RoleChoiceProps) {
  const { t } = useTexts();
  return (
    <fieldset className="field">
      <legend className="field-label">{t('administration.people.roles')}</legend>
      <div className={styles['roles']}>
        {ROLES.map((role) => (
          <label key={role} className="row">
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={(event) =>
                onChange(ROLES.filter((one) => (one === role ? event.target.checked : roles.includes(one))))
              }
            />
            {t(`role.${role}`)}
          </label>
        ))}
      </div>
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
