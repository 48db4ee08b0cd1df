import { jest } from '@jest/globals';
import { openLiveConnection, STALE_AFTER_MS, subjectOf } from './live-connection.js';

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static last: FakeEventSource;
  readyState = 1;
  constructor(readonly url: string) {
    super();
    FakeEventSource.last = this;
  }
  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
  says(type: string, data = '{}'): void {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
}

describe('openLiveConnection', () => {
  const seen: string[] = [];
  let close: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    seen.length = 0;
    Object.assign(globalThis, { EventSource: FakeEventSource });
    close = openLiveConnection('/events', {
      onState: (state) => seen.push(state),
      onEvent: (kind, subject) => seen.push(`${kind} ${subject}`),
      onGap: () => seen.push('gap'),
    });
  });

  afterEach(() => {
    close();
    jest.useRealTimers();
  });

  it('is live from the first heartbeat and stale after ten seconds of silence', () => {
    FakeEventSource.last.says('heartbeat');
    jest.advanceTimersByTime(STALE_AFTER_MS);
    expect(seen).toEqual(['live']);
    jest.advanceTimersByTime(2000);
    expect(seen).toEqual(['live', 'stale']);
    FakeEventSource.last.says('heartbeat');
    expect(seen).toEqual(['live', 'stale', 'live']);
  });

  it('tells which subject an event is about', () => {
    FakeEventSource.last.says('ticket', '{"subject":"t1"}');
    expect(seen).toEqual(['live', 'ticket t1']);
  });

  it('asks for everything again when the server could not bridge a gap', () => {
    FakeEventSource.last.says('reset');
    expect(seen).toContain('gap');
  });

  it('connects again by itself when the browser gave up, and then asks for everything', () => {
    const first = FakeEventSource.last;
    first.says('open');
    first.readyState = FakeEventSource.CLOSED;
    first.dispatchEvent(new Event('error'));
    jest.advanceTimersByTime(3000);
    expect(FakeEventSource.last).not.toBe(first);
    FakeEventSource.last.says('open');
    expect(seen).toEqual(['live', 'gap']);
  });
});

describe('subjectOf', () => {
  it('is empty for what is no event of ours', () => {
    expect(subjectOf('not json')).toBe('');
    expect(subjectOf('null')).toBe('');
  });
});
