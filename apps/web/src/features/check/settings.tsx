import type { CheckDetail } from '../../api/types.js';
import { formatDuration } from '../../shared/format/format-duration.js';
import { formatMs } from '../../shared/format/format-ratio.js';
import { useTexts } from '../../shared/i18n/i18n.js';

/** How the check is set; what belongs to its kind stands as it was written. */
export function Settings({ check }: { check: CheckDetail }) {
  const { t, language } = useTexts();
  const rows = [
    [t('check.interval'), formatDuration(check.intervalMs / 1000, language)],
    [t('check.retryInterval'), formatDuration(check.retryIntervalMs / 1000, language)],
    [t('check.timeout'), formatMs(check.timeoutMs, language)],
    [t('check.confirmations'), String(check.confirmations)],
    [t('check.recoveries'), String(check.recoveries)],
    ...Object.entries(check.settings).map(([name, value]) => [name, asText(value)] as const),
  ] as const;
  return (
    <table className="data-table">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="code">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
