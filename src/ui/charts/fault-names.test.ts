import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { faultNames } from './fault-names';

const shop = shopScenario();
const [fault] = shop.faults;
const between = (id: string, fromMs: number, toMs: number) => ({ ...fault, id, fromMs, toMs });
const named = (...faults: (typeof fault)[]) =>
  faultNames(shop, faults, { from: 0, to: 100e9 }).map(({ words, left, width }) => [words, left, width]);

describe('names of faults on a strip', () => {
  it('stand where the fault begins, as wide as it is', () => {
    expect(named(between('a', 20_000, 60_000))).toEqual([['payments: errors 90 %, latency × 5', 0.2, 0.4]]);
    expect(named({ ...fault, enabled: false })).toEqual([]);
  });

  it('go on over a pause, but never over the next one', () => {
    const short = { ...between('a', 10_000, 11_000), times: 3, everyMs: 20_000 };
    expect(named(short)[0]?.slice(1)).toEqual([0.1, 0.25]);
    const [first, second] = named(between('a', 20_000, 90_000), between('b', 50_000, 60_000));
    expect(first?.[2]).toBeCloseTo(0.3);
    expect(second?.slice(1)).toEqual([0.5, 0.25]);
  });

  it('stand there once for a fault that was switched off in between', () => {
    expect(named(between('a', 20_000, 30_000), between('a', 50_000, 60_000))).toEqual([
      ['payments: errors 90 %, latency × 5', 0.2, 0.25],
    ]);
  });

  it('become a number where several begin together', () => {
    expect(named(between('a', 20_000, 60_000), between('b', 30_000, 40_000))).toEqual([
      ['2 faults', 0.2, 0.4],
    ]);
  });
});
