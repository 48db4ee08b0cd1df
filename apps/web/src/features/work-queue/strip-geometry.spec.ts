import { recentFailRatio, stripGeometry } from './strip-geometry.js';

const strip = {
  from: '2026-11-24T08:00:00Z',
  until: '2026-11-24T09:00:00Z',
  complaintAt: '2026-11-24T08:45:00Z',
  outageStartedAt: '2026-11-24T08:30:00Z',
  failRatio: [0, 0.5, null, 1],
};

describe('stripGeometry', () => {
  const geometry = stripGeometry(strip, { width: 400, height: 40 });

  it('draws each unbroken run apart, a lone bucket as wide as it is, and nothing where nothing was measured', () => {
    expect(geometry.lines).toEqual(['M50 40L150 20', 'M300 0L400 0']);
  });

  it('closes the area under a run on the floor', () => {
    expect(geometry.areas[0]).toBe('M50 40L150 20L150 40L50 40Z');
  });

  it('puts the complaint and the outage at their moments', () => {
    expect(geometry).toMatchObject({ complaintX: 300, outageX: 200 });
  });

  it('keeps a moment outside the strip at its edge', () => {
    const late = { ...strip, complaintAt: '2026-11-24T12:00:00Z', outageStartedAt: null };
    expect(stripGeometry(late, { width: 400, height: 40 })).toMatchObject({ complaintX: 400, outageX: null });
  });

  it('does not blow one lost sample up to an outage', () => {
    const calm = stripGeometry({ ...strip, failRatio: [0, 0.01] }, { width: 400, height: 40 });
    expect(calm.lines).toEqual(['M100 40L300 36']);
  });

  it('draws nothing for nothing', () => {
    expect(stripGeometry({ ...strip, failRatio: [] }, { width: 400, height: 40 }).lines).toEqual([]);
  });
});

describe('recentFailRatio', () => {
  it('takes the latest measured buckets, a quarter of the strip at most', () => {
    expect(recentFailRatio([0, 0, 0, 0, 0, 0, null, 0.4])).toBe(0.2);
    expect(recentFailRatio([null, 0, 0.5, null])).toBe(0.5);
    expect(recentFailRatio([null, null])).toBeNull();
    expect(recentFailRatio([])).toBeNull();
  });
});
