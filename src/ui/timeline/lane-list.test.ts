import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { faultWords, shortInstant, untilWords } from './fault-words';
import { breakerLanes, lanesOf } from './lane-list';

const shop = shopScenario();
const [fault] = shop.faults;

describe('lanes', () => {
  it('are one for each node with faults, one for each breaker, and the last for edits and verdicts', () => {
    expect(lanesOf(shop).map(({ type, name, kind }) => [type, name, kind])).toEqual([
      ['faults', 'payments', 'fault'],
      ['breaker', 'orders → payments', 'breaker'],
      ['edits', 'Edits and verdicts', ''],
    ]);
  });

  it('have the faults of a node side by side, and those that overlap as one bar', () => {
    const faults = [
      { ...fault, id: 'a', fromMs: 10_000, toMs: 20_000 },
      { ...fault, id: 'b', fromMs: 15_000, toMs: 30_000 },
      { ...fault, id: 'c', fromMs: 20_000, toMs: 25_000 },
      { ...fault, id: 'd', fromMs: 30_000, toMs: 40_000 },
      { ...fault, id: 'e', node: 'orders', fromMs: 0, toMs: 1000 },
    ];
    const lanes = lanesOf({ ...shop, faults });
    expect(lanes.map(({ type, name }) => [type, name])).toEqual([
      ['faults', 'payments'],
      ['breaker', 'orders → payments'],
      ['faults', 'orders'],
      ['edits', 'Edits and verdicts'],
    ]);
    const [payments] = lanes;
    expect(payments.type === 'faults' && payments.bars).toMatchObject([
      { from: 10e9, to: 30e9, words: '3 faults', faults: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
      { from: 30e9, to: 40e9, words: 'errors 90 %, latency × 5', faults: [{ id: 'd' }] },
    ]);
  });

  it('tell breakers of one edge apart by their layers', () => {
    const edges = shop.edges.map((edge) => ({
      ...edge,
      stack: [...edge.stack, ...edge.stack.map((layer) => ({ ...layer, id: `inner-${layer.id}` }))],
    }));
    expect(breakerLanes({ ...shop, edges }).map(({ kind, layer }) => [kind, layer])).toEqual([
      ['breaker', 'breaker'],
      ['inner-breaker', 'inner-breaker'],
    ]);
    expect(new Set(breakerLanes({ ...shop, edges }).map(({ key }) => key)).size).toBe(2);
  });
});

describe('words of a fault', () => {
  it('say what it does', () => {
    expect(faultWords({ errorRate: 0.9, latencyFactor: 5 })).toBe('errors 90 %, latency × 5');
    expect(faultWords({ errorRate: 0, latencyFactor: 2.5 })).toBe('latency × 2.5');
    expect(faultWords({ errorRate: 1, latencyFactor: 1 })).toBe('errors 100 %');
    expect(faultWords({ errorRate: 0, latencyFactor: 1 })).toBe('no effect');
    expect(faultWords({ errorRate: 1, latencyFactor: 0.01 })).toBe('down, errors at once');
  });

  it('say until when', () => {
    expect(untilWords(45e9, 90e9)).toBe('until 45 s');
    expect(untilWords(45.5e9, 90e9)).toBe('until 45.50 s');
    expect(untilWords(3500e9, 3600e9)).toBe('until 58:20');
    expect(untilWords(90e9, 90e9)).toBe('until the end');
    expect(shortInstant(0)).toBe('0 s');
  });
});
