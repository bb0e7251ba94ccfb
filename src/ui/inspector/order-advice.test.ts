import { describe, expect, it } from 'vitest';
import type { ScenarioLayer } from '../../scenario/format';
import { breakerLayer, bulkheadLayer, retryLayer, timeoutLayer } from './layers.test-support';
import { adviseOrder } from './order-advice';

const tones = (...layers: ScenarioLayer[]): string[] => adviseOrder(layers).map(({ tone }) => tone);
const texts = (...layers: ScenarioLayer[]): string =>
  adviseOrder(layers)
    .map(({ text }) => text)
    .join(' ');

describe('order advice', () => {
  it('finds the usual stack sound', () => {
    const stack = [retryLayer(), breakerLayer(), timeoutLayer(250), bulkheadLayer()];
    expect(new Set(tones(...stack))).toEqual(new Set(['sound']));
    expect(adviseOrder(stack)[0].text).toBe(
      'Retry sits outside the breaker, so it stops when the breaker opens.',
    );
  });

  it('has nothing to say about no layer, or about one that needs no other', () => {
    expect(adviseOrder([])).toEqual([]);
    expect(adviseOrder([breakerLayer()])).toEqual([]);
    expect(adviseOrder([bulkheadLayer()])).toEqual([]);
    expect(adviseOrder([timeoutLayer(100)])).toEqual([]);
  });

  it('warns of a retry that hides failures from the breaker', () => {
    expect(tones(breakerLayer(), timeoutLayer(100), retryLayer())).toContain('warning');
    expect(texts(breakerLayer(), retryLayer())).toContain('only how the last try ended');
  });

  it('warns of a retry that waits for an open breaker', () => {
    const stubborn = retryLayer({ retryOn: ['error', 'short-circuited'] });
    expect(texts(stubborn, breakerLayer())).toContain('calls wait for an open breaker');
    expect(tones(stubborn, breakerLayer(), timeoutLayer(100))[0]).toBe('warning');
  });

  it('tells what a timeout bounds', () => {
    expect(texts(retryLayer(), timeoutLayer(100))).toContain('bounds each try');
    expect(texts(timeoutLayer(100), retryLayer())).toContain('bounds the whole call');
    expect(tones(timeoutLayer(100), retryLayer())).toEqual(['note']);
    expect(texts(timeoutLayer(2000, 'outer'), retryLayer(), timeoutLayer(100))).toContain(
      'another the whole call',
    );
    expect(texts(retryLayer())).toContain('No timeout bounds a try');
  });

  it('warns of a timeout that the breaker inside never sees', () => {
    expect(tones(breakerLayer(), timeoutLayer(100))).toEqual(['sound']);
    expect(tones(timeoutLayer(100), breakerLayer())).toEqual(['warning']);
  });

  it('is content when the breaker sees one of two timeouts', () => {
    expect(tones(timeoutLayer(2000, 'outer'), breakerLayer(), timeoutLayer(100))).toEqual(['sound']);
  });

  it('tells who holds a slot', () => {
    expect(tones(bulkheadLayer(), retryLayer(), timeoutLayer(100))).toContain('warning');
    expect(texts(bulkheadLayer(), retryLayer())).toContain('keeps its slot while it waits');
    expect(texts(retryLayer(), bulkheadLayer())).toContain('holds no slot');
    expect(texts(bulkheadLayer(), timeoutLayer(100))).toContain('frees the slot while the work goes on');
    expect(texts(timeoutLayer(100), bulkheadLayer())).toContain('holds its slot until it ends');
  });

  it('notes a queue in front of a breaker, but not a bulkhead without one', () => {
    expect(tones(bulkheadLayer({ queueLimit: 5 }), breakerLayer())).toEqual(['note']);
    expect(tones(bulkheadLayer(), breakerLayer())).toEqual([]);
  });

  it('warns of an inner timeout that comes too late', () => {
    expect(texts(timeoutLayer(100, 'outer'), timeoutLayer(250))).toBe(
      'The inner timeout of 250 ms never ends a call: the outer one of 100 ms is over first.',
    );
    expect(tones(timeoutLayer(250, 'outer'), timeoutLayer(100))).toEqual([]);
  });

  it('says warnings first', () => {
    const ranks = tones(bulkheadLayer({ queueLimit: 2 }), timeoutLayer(100), retryLayer(), breakerLayer());
    const order = ['warning', 'note', 'sound'];
    expect(ranks).toEqual(ranks.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(ranks[0]).toBe('warning');
  });
});
