import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Organisation, Service, ServiceCell } from '../../api/types.js';
import { formatAvailability } from '../../shared/format/format-ratio.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { ScrollArea } from '../../shared/ui/scroll-area.js';
import { shortOrganisation } from '../../shared/format/short-organisation.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { organisationsQuery } from '../../shared/requests/organisations-query.js';
import { servicesQuery } from '../../shared/requests/services-query.js';
import { DayBars } from '../../shared/ui/day-bars.js';
import { Empty } from '../../shared/ui/empty.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { StateMark } from '../../shared/ui/state-mark.js';
import { BarsLegend } from './bars-legend.js';
import { columnsOf } from './map-columns.js';
import styles from './services.module.css';

/** Services down, municipalities across: what works for whom, now and over ninety days. */
export function ServiceMapPage() {
  const { t } = useTexts();
  const services = useQuery(servicesQuery);
  const organisations = useQuery(organisationsQuery);
  const error = services.error ?? organisations.error;
  return (
    <div className="page">
      <div className="page-header">
        <PageTitle title={t('nav.services')} />
        <BarsLegend />
      </div>
      {error ? <ProblemNotice error={error} onRetry={() => void services.refetch()} /> : null}
      {services.isPending ? <Loading /> : null}
      {services.data?.length === 0 ? <Empty text={t('services.none')} /> : null}
      {services.data && services.data.length > 0 ? (
        <Matrix services={services.data} organisations={columnsOf(services.data, organisations.data ?? [])} />
      ) : null}
    </div>
  );
}

function Matrix({ services, organisations }: { services: Service[]; organisations: Organisation[] }) {
  const { t } = useTexts();
  return (
    <ScrollArea label={t('nav.services')}>
      <table className={styles['map']}>
        <thead>
          <tr>
            <th scope="col">{t('services.service')}</th>
            {organisations.map((organisation) => (
              <th key={organisation.id} scope="col">
                {shortOrganisation(organisation.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <tr key={service.id}>
              <th scope="row">
                <ServiceHead service={service} />
              </th>
              {organisations.map((organisation) => (
                <td key={organisation.id} data-label={organisation.name}>
                  <Cell cell={service.cells.find((cell) => cell.organisationId === organisation.id)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function ServiceHead({ service }: { service: Service }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <>
      <Link to="/diensten/$serviceId" params={{ serviceId: service.id }}>
        {service.name}
      </Link>
      <div className={styles['sub']}>
        <StateMark state={service.state} />
        {service.since && service.state !== 'up'
          ? ` ${t('common.since', { time: formatInstant(service.since, language, nowMs) })}`
          : null}
      </div>
      <div className={styles['sub']}>{t('services.checks', { count: service.checkCount })}</div>
    </>
  );
}

function Cell({ cell }: { cell: ServiceCell | undefined }) {
  const { t, language } = useTexts();
  if (!cell) return <span className="quiet small">{t('services.notUsed')}</span>;
  return (
    <>
      <div className={styles['cellHead']}>
        <StateMark state={cell.state} />
        <span className="quiet">{cell.ratio === null ? '' : formatAvailability(cell.ratio, language)}</span>
      </div>
      <DayBars bars={cell.bars} ratio={cell.ratio} />
    </>
  );
}
