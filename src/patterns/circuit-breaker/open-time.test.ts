import { describe, expect, it } from 'vitest';
import { NEVER } from '../../base/time';
import { breakerWith } from './breaker.test-support';
import { CLOSED, HALF_OPEN, OPEN } from './catalogue';
import type { CircuitBreakerSettings } from './settings';

const ONE_TRIAL = { failureThreshold: 1, openForMs: 100, trialsPermitted: 1, trialsRequired: 1 };

type Breaker = ReturnType<typeof breakerWith>;

/** How long each of so many openings in a row lasts, in ms: each trial fails. */
function openTimes(breaker: Breaker, count: number): number[] {
  const lengths: number[] = [];
  breaker.calls(0, 'f');
  for (let opening = 0; opening < count; opening += 1) {
    const { changedAt } = breaker.state;
    lengths.push((breaker.deadline() - changedAt) / 1e6);
    breaker.calls(breaker.deadline() / 1e6, 'f');
  }
  return lengths;
}

function times(settings: Partial<CircuitBreakerSettings>, count: number, luck?: number): number[] {
  return openTimes(breakerWith({ ...ONE_TRIAL, ...settings }, luck), count);
}

describe('how long an opening lasts', () => {
  it('CB-35: the same each time, as long as it does not grow', () => {
    expect(times({}, 4)).toEqual([100, 100, 100, 100]);
    expect(times({ openAtMostMs: 1 }, 2)).toEqual([100, 100]);
  });

  it('CB-35: by its factor longer each time, up to the longest', () => {
    expect(times({ openFactor: 2, openAtMostMs: 700 }, 6)).toEqual([100, 200, 400, 700, 700, 700]);
    expect(times({ openFactor: 1.5, openAtMostMs: 60_000 }, 4)).toEqual([100, 150, 225, 337.5]);
  });

  it('CB-35: a longest time below the first one is none', () => {
    expect(times({ openFactor: 2, openAtMostMs: 50 }, 3)).toEqual([100, 100, 100]);
  });

  it('CB-35: does not overflow, however often the trials fail', () => {
    const all = times({ openFactor: 10, openAtMostMs: 36_000_000 }, 100);
    expect(Math.max(...all)).toBe(36_000_000);
  });

  it('CB-35: starts anew when trials have closed the breaker', () => {
    const breaker = breakerWith({ ...ONE_TRIAL, openFactor: 2 });
    openTimes(breaker, 3);
    expect(breaker.state.openFor).toBe(800e6);
    const end = breaker.deadline() / 1e6;
    expect(breaker.calls(end, 's')).toBe(CLOSED);
    breaker.calls(end, 'f');
    expect(breaker.state.openFor).toBe(100e6);
  });

  it('CB-35: trials that are too slow make it longer, too', () => {
    const breaker = breakerWith({ ...ONE_TRIAL, openFactor: 2, trialsMaxDurationMs: 50 });
    breaker.calls(0, 'f');
    breaker.ask(100);
    breaker.advance(150);
    expect(breaker.state).toMatchObject({ mode: OPEN, openUntil: 350e6, openingsInARow: 2 });
  });

  it('CB-36: lies within its share around the time, evenly', () => {
    const share = 0.25;
    const drawn = times({ openJitter: share }, 2000);
    const edges = drawn.map((time) => (time - 75) / 50);
    expect(Math.min(...edges)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...edges)).toBeLessThanOrEqual(1);
    const quarters = [0, 0, 0, 0];
    for (const place of edges) quarters[Math.min(3, Math.floor(place * 4))] += 1;
    // Five standard deviations of a binomial with p = 1/4.
    for (const quarter of quarters)
      expect(Math.abs(quarter - 500)).toBeLessThan(5 * Math.sqrt(2000 * 0.1875));
  });

  it('CB-36: with the same luck the same times, with another one others', () => {
    const jittered = { openJitter: 0.5 };
    expect(times(jittered, 20, 7)).toEqual(times(jittered, 20, 7));
    const other = new Set(times(jittered, 20, 8));
    expect(times(jittered, 20, 7).filter((time) => other.has(time))).toEqual([]);
  });

  it('CB-36: a draw belongs to its opening, whatever came between', () => {
    const direct = breakerWith({ ...ONE_TRIAL, openJitter: 0.5 }, 7);
    const busy = breakerWith({ ...ONE_TRIAL, openJitter: 0.5 }, 7);
    direct.calls(0, 'f');
    busy.calls(0, 'ssicssf');
    busy.ask(1);
    expect(busy.deadline()).toBe(direct.deadline());
  });

  it('CB-36: jitter comes on top of the longest time, so that those who are there still differ', () => {
    const grown = times({ openFactor: 10, openAtMostMs: 200, openJitter: 0.5 }, 30).slice(2);
    expect(new Set(grown).size).toBe(grown.length);
    expect(Math.max(...grown)).toBeGreaterThan(200);
  });

  it('CB-36: is an instant at least, also when everything is jitter', () => {
    expect(Math.min(...times({ openForMs: 1, openJitter: 1 }, 500))).toBeGreaterThan(0);
  });

  it('CB-37: at lets the call at the very end through, after only the one behind it', () => {
    const at = breakerWith(ONE_TRIAL);
    at.calls(0, 'f');
    expect(at.ask(100)).toBeGreaterThan(0);
    const after = breakerWith({ ...ONE_TRIAL, reopensAt: 'after' });
    after.calls(0, 'f');
    expect(after.ask(100)).toBe(-1);
    expect(after.deadline()).toBe(100e6 + 1);
    expect(after.calls(100.000001, 's')).toBe(CLOSED);
  });

  it('CB-24: changed settings count from where the opening began, with the same draw', () => {
    const breaker = breakerWith({ ...ONE_TRIAL, openFactor: 2, openJitter: 0.5 }, 3);
    breaker.calls(0, 'f');
    const before = breaker.deadline();
    breaker.adapt(10, { openForMs: 1000 });
    expect(Math.abs(breaker.deadline() - 10 * before)).toBeLessThanOrEqual(10);
    breaker.adapt(20, { openForMs: 100 });
    expect(breaker.deadline()).toBe(before);
  });
});

describe('when a rejected call may come again', () => {
  it('CB-47: at once while closed, and at the end of the open time', () => {
    const breaker = breakerWith(ONE_TRIAL);
    expect(breaker.retryAt()).toBe(0);
    breaker.calls(0, 'f');
    expect(breaker.retryAt()).toBe(100e6);
    expect(breaker.ask(99.999999)).toBe(-1);
    expect(breaker.ask(100)).toBeGreaterThan(0);
  });

  it('CB-47: half-open, while a trial is free at once, and otherwise by when there is a verdict', () => {
    const breaker = breakerWith({ ...ONE_TRIAL, trialsMaxDurationMs: 50 });
    breaker.calls(0, 'f');
    breaker.advance(100);
    expect([breaker.state.mode, breaker.retryAt()]).toEqual([HALF_OPEN, 0]);
    breaker.ask(120);
    expect(breaker.retryAt()).toBe(170e6);
  });

  it('CB-47: when nothing but the end of a trial decides, there is no time to name', () => {
    const breaker = breakerWith({ ...ONE_TRIAL, trialsMaxDurationMs: 0 });
    breaker.calls(0, 'f');
    breaker.ask(100);
    expect([breaker.ask(101), breaker.retryAt()]).toEqual([-1, 0]);
  });

  it('CB-47: never while forced open', () => {
    const breaker = breakerWith({ ...ONE_TRIAL, control: 'forced-open' });
    expect([breaker.ask(0), breaker.retryAt()]).toEqual([-1, NEVER]);
  });
});
