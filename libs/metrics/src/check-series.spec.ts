import { renderCheckSeries, type CheckSeriesRow } from './check-series.js';

const aRow = (over: Partial<CheckSeriesRow> = {}): CheckSeriesRow => ({
  slug: 'mail-https',
  kind: 'http',
  site: 'hoofdlocatie',
  item: 'mail-1',
  hard_state: 'up',
  last_outcome: 'ok',
  last_duration_ms: 125,
  last_due_seconds: 1_700_000_000,
  certificate_not_after: null,
  ...over,
});

describe('the series of a check', () => {
  it('carries success, duration and state under the names of blackbox_exporter and Peil', () => {
    const text = renderCheckSeries([aRow()]);
    const labels = '{check="mail-https",kind="http",site="hoofdlocatie",item="mail-1"}';
    expect(text).toContain(`probe_success${labels} 1\n`);
    expect(text).toContain(`probe_duration_seconds${labels} 0.125\n`);
    expect(text).toContain(`item="mail-1",state="up"} 1\n`);
    expect(text).toContain(`item="mail-1",state="down"} 0\n`);
  });

  it('says 0 for a failed probe and nothing at all for one that nobody could measure', () => {
    expect(renderCheckSeries([aRow({ last_outcome: 'fail' })])).toMatch(/probe_success\{[^}]*\} 0\n/);
    expect(renderCheckSeries([aRow({ last_outcome: 'unknown' })])).not.toContain('probe_success');
  });

  it('gives the expiry of a certificate in Unix seconds and leaves out what is not a date', () => {
    const found = renderCheckSeries([aRow({ certificate_not_after: '2026-12-01T00:00:00Z' })]);
    expect(found).toMatch(/probe_ssl_earliest_cert_expiry\{[^}]*\} 1796083200\n/);
    expect(renderCheckSeries([aRow({ certificate_not_after: 'soon' })])).not.toContain('cert_expiry');
  });

  it('escapes quotes, backslashes and line breaks in label values', () => {
    expect(renderCheckSeries([aRow({ item: 'a"b\\c\nd' })])).toContain('item="a\\"b\\\\c\\nd"');
  });

  it('renders no family at all without checks', () => {
    expect(renderCheckSeries([])).toBe('');
  });
});
