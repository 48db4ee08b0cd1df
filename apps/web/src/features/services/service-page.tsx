import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Check, Service } from '../../api/types.js';
import { formatAvailability, formatMs } from '../../shared/format/format-ratio.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ScrollArea } from '../../shared/ui/scroll-area.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { organisationsQuery } from '../../shared/requests/organisations-query.js';
import { DayBars } from '../../shared/ui/day-bars.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { reasonText } from '../../shared/ui/reason-text.js';
import { StateMark } from '../../shared/ui/state-mark.js';
import { checksQuery } from './requests/checks-query.js';
import { serviceQuery } from './requests/service-query.js';
import styles from './services.module.css';

const route = getRouteApi('/signed-in/desk/diensten/$serviceId');

/** One service: how each municipality experiences it, and the checks that say so. */
export function ServicePage() {
  const { t, language } = useTexts();
  const nowMs = useNow();
  const { serviceId } = route.useParams();
  const { data: service, error, refetch } = useQuery(serviceQuery(serviceId));
  const checks = useQuery(checksQuery(serviceId));
  if (error && !service) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!service) return <Loading />;
  return (
    <div className="page">
      <Link to="/diensten">{t('services.back')}</Link>
      <div className="page-header">
        <PageTitle title={service.name} />
        <p>
          <StateMark state={service.state} />{' '}
          {service.since ? t('common.since', { time: formatInstant(service.since, language, nowMs) }) : null}
        </p>
      </div>
      {service.description ? <p className="quiet">{service.description}</p> : null}
      <Cells service={service} />
      <h2>{t('services.checksTitle')}</h2>
      {checks.error ? <ProblemNotice error={checks.error} onRetry={() => void checks.refetch()} /> : null}
      {checks.data ? <ChecksTable checks={checks.data} /> : null}
    </div>
  );
}

function Cells({ service }: { service: Service }) {
  const { language } = useTexts();
  const { data: organisations = [] } = useQuery(organisationsQuery);
  const nameOf = (id: string) => organisations.find((organisation) => organisation.id === id)?.name ?? '';
  return (
    <ul className={styles['cells']}>
      {service.cells.map((cell) => (
        <li key={cell.organisationId} className="notice">
          <strong>{nameOf(cell.organisationId)}</strong>
          <div className={styles['cellHead']}>
            <StateMark state={cell.state} />
            <span className="quiet">
              {cell.ratio === null ? '' : formatAvailability(cell.ratio, language)}
            </span>
          </div>
          <DayBars bars={cell.bars} ratio={cell.ratio} height={28} />
        </li>
      ))}
    </ul>
  );
}

function ChecksTable({ checks }: { checks: Check[] }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <ScrollArea label={t('services.checksTitle')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('services.check')}</th>
            <th scope="col">{t('services.state')}</th>
            <th scope="col">{t('services.site')}</th>
            <th scope="col">{t('services.last')}</th>
            <th scope="col">{t('services.took')}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.id}>
              <td>
                <Link to="/controles/$checkId" params={{ checkId: check.id }}>
                  {check.name}
                </Link>
                <div className="code quiet">
                  {t(`checkKind.${check.kind}`)} · {check.target}
                </div>
              </td>
              <td>
                <StateMark state={check.state} />
                {check.lastReason && check.state !== 'up' ? (
                  <div className="quiet small">{reasonText(check.lastReason, t)}</div>
                ) : null}
              </td>
              <td>{check.site.name}</td>
              <td>
                {check.lastSampleAt ? formatInstant(check.lastSampleAt, language, nowMs) : t('common.none')}
              </td>
              <td>
                {check.lastDurationMs === null ? t('common.none') : formatMs(check.lastDurationMs, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
