import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { builtIn } from '../../scenario/library/catalogue';
import { DATA_POINT, DATA_POINT_WIDTH } from '../frame';
import { Bench } from '../session-bench.test-support';

const SAGAS = ensure(await builtIn('order-saga'), 'order-saga');
const LAG = ensure(await builtIn('projection-lag'), 'projection-lag');
const OUTAGE = ensure(await builtIn('payment-outage'), 'payment-outage');
const SECONDS = 30;
/** More than any of these runs has. */
const ALL = 100_000;

function at(seconds: number, scenario: typeof SAGAS): Bench {
  const bench = new Bench(null, scenario);
  bench.seek(seconds);
  return bench;
}

function seriesOf(bench: Bench, from = 0) {
  bench.send({ kind: 'data-series', askId: 1, from });
  const { data, width } = bench.last('series');
  expect(width).toBe(DATA_POINT_WIDTH);
  return (place: keyof typeof DATA_POINT): number[] =>
    Array.from({ length: data.length / width }, (_, row) => data[row * width + DATA_POINT[place]]);
}

/** How many of these times lie in each second. */
function perSecond(times: readonly number[]): number[] {
  const counts = Array.from({ length: SECONDS }, () => 0);
  for (const time of times) if (time < SECONDS * 1e9) counts[Math.floor(time / 1e9)]++;
  return counts;
}

describe('the seconds of the data of a run', () => {
  it('count the events that the list of events shows', () => {
    const bench = at(SECONDS, SAGAS);
    bench.send({ kind: 'events', askId: 1, filter: {}, offset: 0, limit: ALL });
    const { rows } = bench.last('events').page;
    expect(rows.length).toBeGreaterThan(500);
    expect(seriesOf(bench)('events')).toEqual(perSecond(rows.map(({ time }) => time)));
  });

  it('count sagas as the list of sagas does: begun, ended by how, and under way', () => {
    const bench = at(SECONDS, SAGAS);
    bench.send({ kind: 'sagas', askId: 1, filter: {}, offset: 0, limit: ALL });
    const { rows } = bench.last('sagas').page;
    const series = seriesOf(bench);
    expect(series('begun')).toEqual(perSecond(rows.map(({ beganAt }) => beganAt)));
    for (const state of ['completed', 'compensated', 'failed'] as const) {
      const ended = rows.filter((row) => row.state === state).map(({ endedAt }) => endedAt ?? Infinity);
      expect(series(state)).toEqual(perSecond(ended));
    }
    expect(series('compensated').some((count) => count > 0)).toBe(true);
    const underWay = Array.from({ length: SECONDS }, (_, second) => {
      const end = (second + 1) * 1e9;
      return rows.filter(({ beganAt, endedAt }) => beganAt < end && (endedAt === null || endedAt >= end))
        .length;
    });
    expect(series('underWay')).toEqual(underWay);
    expect(Math.max(...underWay)).toBeGreaterThan(1);
  });

  it('say how far the read models were behind, as each was told at that moment', () => {
    const series = seriesOf(at(SECONDS, LAG))('behind');
    for (const second of [10, 18, 25, 29]) {
      const then = at(second, LAG);
      then.send({ kind: 'read-models', askId: 1 });
      const lags = then.last('read-models').page.rows.map(({ lag }) => lag.at(-1)?.events ?? 0);
      expect(series[second - 1]).toBe(Math.max(...lags));
    }
    expect(Math.max(...series)).toBeGreaterThan(150);
  });

  it('come from any second on, and are the same after a look back', () => {
    const bench = at(SECONDS, SAGAS);
    const whole = seriesOf(bench)('events');
    expect(seriesOf(bench, 20)('events')).toEqual(whole.slice(20));
    bench.seek(12);
    expect(seriesOf(bench)('events')).toEqual(whole.slice(0, 12));
  });

  it('are none of a run without data', () => {
    const bench = at(3, OUTAGE);
    bench.send({ kind: 'data-series', askId: 1, from: 0 });
    expect(bench.last('series').data).toHaveLength(0);
  });
});
