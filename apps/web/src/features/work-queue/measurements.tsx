import { Link } from '@tanstack/react-router';
import type { Ticket } from '../../api/types.js';
import { formatClock, formatInstant } from '../../shared/format/format-instant.js';
import { formatPercent } from '../../shared/format/format-ratio.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { StripChart } from './strip-chart.js';

/** The strip in large, its figures as text, and the way to the checks themselves. */
export function Measurements({ ticket }: { ticket: Ticket }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const strip = ticket.measurements;
  if (!strip) return <p className="quiet">{t('ticket.measured.none')}</p>;
  const bucketAt = (index: number) => Date.parse(strip.from) + index * strip.bucketSeconds * 1000;
  const failing = strip.failRatio
    .map((ratio, index) => ({ ratio, atMs: bucketAt(index) }))
    .filter((bucket) => bucket.ratio !== null && bucket.ratio > 0);

  return (
    <>
      <StripChart strip={strip} height={120} />
      <dl className="facts">
        <div>
          <dt>{t('ticket.measured.complaint')}</dt>
          <dd>{formatInstant(strip.complaintAt, language, nowMs)}</dd>
        </div>
        <div>
          <dt>{t('ticket.measured.outage')}</dt>
          <dd>
            {strip.outageStartedAt ? formatInstant(strip.outageStartedAt, language, nowMs) : t('common.none')}
          </dd>
        </div>
      </dl>
      {failing.length > 0 ? (
        <table className="data-table">
          <thead>
            <tr>
              <th>{t('ticket.measured.period')}</th>
              <th>{t('ticket.measured.share')}</th>
            </tr>
          </thead>
          <tbody>
            {failing.map((bucket) => (
              <tr key={bucket.atMs}>
                <td>
                  {formatClock(bucket.atMs, language)}–
                  {formatClock(bucket.atMs + strip.bucketSeconds * 1000, language)}
                </td>
                <td>{formatPercent(bucket.ratio ?? 0, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{t('ticket.measured.healthy')}</p>
      )}
      {ticket.service ? (
        <p>
          <Link to="/diensten/$serviceId" params={{ serviceId: ticket.service.id }}>
            {ticket.service.name}
          </Link>
        </p>
      ) : null}
    </>
  );
}
