import { useTexts } from '../../shared/i18n/i18n.js';
import { Modal } from '../../shared/ui/modal.js';
import { KEY_ACTIONS } from './key-map.js';

interface KeyHelpProps {
  enabled: boolean;
  onEnable: (enabled: boolean) => void;
  onClose: () => void;
}

export function KeyHelp({ enabled, onEnable, onClose }: KeyHelpProps) {
  const { t } = useTexts();
  return (
    <Modal title={t('queue.keys.title')} onClose={onClose}>
      <table className="data-table">
        <tbody>
          {Object.entries(KEY_ACTIONS).map(([key, action]) => (
            <tr key={key}>
              <th scope="row" style={{ width: '4rem' }}>
                <kbd>{key.toUpperCase()}</kbd>
              </th>
              <td>{t(`queue.keys.${action}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="row">
        <input type="checkbox" checked={enabled} onChange={(event) => onEnable(event.target.checked)} />
        {t('queue.keys.enabled')}
      </label>
      <p className="field-hint">{t('queue.keys.enabledHint')}</p>
      <div className="dialog-actions">
        <button type="button" className="button button-primary" onClick={onClose}>
          {t('common.close')}
        </button>
      </div>
    </Modal>
  );
}
