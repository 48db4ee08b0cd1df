import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CheckDetail } from '../../api/types.js';
import { formatAvailability } from '../../shared/format/format-ratio.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { DayBars } from '../../shared/ui/day-bars.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageTitle } from '../../shared/ui/page-title.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { reasonText } from '../../shared/ui/reason-text.js';
import { StateMark } from '../../shared/ui/state-mark.js';
import { LatencyChart } from './latency-chart.js';
import { checkQuery } from './requests/check-query.js';
import { Samples } from './samples.js';
import { Settings } from './settings.js';
import { Transitions } from './transitions.js';
import styles from './check.module.css';

const route = getRouteApi('/signed-in/desk/controles/$checkId');

/** One check with everything it knows: state, days, latency, the raw samples, what changed, how it is set. */
export function CheckPage() {
  const { t, language } = useTexts();
  const { checkId } = route.useParams();
  const { data: check, error, refetch } = useQuery(checkQuery(checkId));
  if (error && !check) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!check) return <Loading />;
  return (
    <div className="page">
      <CheckHead check={check} />
      <section className="stack">
        <div className="row">
          <h2>{t('check.days')}</h2>
          <span className="quiet">
            {check.ratio === null ? t('services.noHistory') : formatAvailability(check.ratio, language)}
          </span>
        </div>
        <DayBars bars={check.bars} ratio={check.ratio} height={36} />
      </section>
      <section className="stack">
        <h2>{t('check.latency')}</h2>
        <LatencyChart series={check.series} />
      </section>
      <div className={styles['columns']}>
        <section className="stack">
          <h2>{t('check.samples')}</h2>
          <Samples samples={check.samples} />
        </section>
        <div className="stack">
          <section className="stack">
            <h2>{t('check.transitions')}</h2>
            <Transitions transitions={check.transitions} />
          </section>
          <section className="stack">
            <h2>{t('check.settings')}</h2>
            <Settings check={check} />
          </section>
        </div>
      </div>
    </div>
  );
}

function CheckHead({ check }: { check: CheckDetail }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <header className="stack">
      <p className="row small">
        {check.services.map((service) => (
          <Link key={service.id} to="/diensten/$serviceId" params={{ serviceId: service.id }}>
            {service.name}
          </Link>
        ))}
        <span className="quiet">
          {check.item.name} · {check.site.name}
        </span>
      </p>
      <div className="page-header">
        <PageTitle title={check.name} />
        <p className={styles['state']}>
          <StateMark state={check.state} />{' '}
          {check.since ? t('common.since', { time: formatInstant(check.since, language, nowMs) }) : null}
          {check.hard ? null : <span className="tag tag-warning">{t('check.soft')}</span>}
          {check.enabled ? null : <span className="tag">{t('check.disabled')}</span>}
        </p>
      </div>
      <p className="code">
        {t(`checkKind.${check.kind}`)} · {check.target}
      </p>
      {check.lastReason && check.state !== 'up' ? (
        <p className="notice notice-danger">{reasonText(check.lastReason, t)}</p>
      ) : null}
    </header>
  );
}
