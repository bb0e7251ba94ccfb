import { describe, expect, it } from 'vitest';
import { stackPresets } from '../../policies/stack-preset-settings';
import type { ScenarioLayer } from '../../scenario/format';
import {
  balancerLayer,
  breakerLayer,
  bulkheadLayer,
  cacheLayer,
  ejectionLayer,
  fallbackLayer,
  flightLayer,
  hedgeLayer,
  limiterLayer,
  retryLayer,
  timeoutLayer,
} from './layers.test-support';
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

  it('takes a layer that is switched off for one that is not there', () => {
    const off = { ...breakerLayer(), enabled: false };
    expect(adviseOrder([off, retryLayer(), timeoutLayer(100)])).toEqual(
      adviseOrder([retryLayer(), timeoutLayer(100)]),
    );
  });

  it('judges a retry by status as one by outcome: an open breaker answers 503', () => {
    const byStatus = (...retryStatuses: ('429' | '500' | '503')[]): ScenarioLayer =>
      retryLayer({ retryBy: 'status', retryStatuses });
    expect(texts(byStatus('503'), breakerLayer())).toContain('calls wait for an open breaker');
    expect(tones(byStatus('500'), breakerLayer(), timeoutLayer(100))).not.toContain('warning');
  });
});

describe('advice about fallback and cache', () => {
  it('finds a fallback that stands outermost sound', () => {
    expect(tones(fallbackLayer(), breakerLayer(), timeoutLayer(100))).toEqual(['sound', 'sound']);
    expect(texts(fallbackLayer(), breakerLayer())).toContain('answers whatever goes wrong further in');
    expect(tones(fallbackLayer())).toEqual([]);
  });

  it('warns of a fallback that hides failures from a breaker, a retry or an ejection around it', () => {
    expect(texts(breakerLayer(), fallbackLayer())).toContain('it never opens');
    expect(texts(retryLayer(), fallbackLayer())).toContain('nothing is retried');
    expect(texts(ejectionLayer(), fallbackLayer())).toContain('none is ejected');
    for (const outer of [breakerLayer(), retryLayer(), ejectionLayer()]) {
      expect(tones(outer, fallbackLayer())[0]).toBe('warning');
    }
  });

  it('tells whose rejections a fallback does not answer', () => {
    expect(texts(timeoutLayer(100), fallbackLayer())).toContain('a call that times out is not answered');
    expect(tones(timeoutLayer(2000, 'outer'), fallbackLayer(), timeoutLayer(100))).toEqual([]);
    expect(texts(bulkheadLayer(), fallbackLayer())).toContain('calls that it turns away are not answered');
    expect(texts(limiterLayer(), fallbackLayer())).toContain('calls that it rejects are not answered');
  });

  it('wants the cache outside of the breaker, so that hits do not count for it', () => {
    expect(texts(cacheLayer(), breakerLayer())).toBe(
      'The cache sits outside the breaker, so only calls that were really made count for it.',
    );
    expect(tones(breakerLayer(), cacheLayer())).toEqual(['warning']);
    expect(texts(breakerLayer(), cacheLayer())).toContain('keep the breaker closed');
  });

  it('warns of a bulkhead around the cache, and notes a limiter around it', () => {
    expect(tones(bulkheadLayer(), cacheLayer())).toEqual(['warning']);
    expect(texts(bulkheadLayer(), cacheLayer())).toContain('still needs a slot');
    expect(tones(limiterLayer(), cacheLayer())).toEqual(['note']);
    expect(tones(cacheLayer(), bulkheadLayer(), limiterLayer())).toEqual([]);
  });

  it('tells what single flight shares inside and outside of the cache', () => {
    expect(tones(cacheLayer(), flightLayer())).toEqual(['sound']);
    expect(texts(cacheLayer(), flightLayer())).toContain('only one goes');
    expect(tones(flightLayer(), cacheLayer())).toEqual(['note']);
    expect(texts(flightLayer(), cacheLayer())).toContain('renews an answer in the background');
  });
});

describe('advice about the rate limiter', () => {
  it('notes that a call pays once when its tries lie inside', () => {
    expect(texts(limiterLayer(), retryLayer(), timeoutLayer(100))).toContain('a call pays once');
    expect(texts(limiterLayer(), hedgeLayer())).toContain('hedges do not pay');
  });

  it('tells what becomes of rejections when each try pays', () => {
    const retryOn = ['error'] as const;
    expect(tones(retryLayer({ retryOn }), limiterLayer(), timeoutLayer(100))).toEqual(['sound', 'sound']);
    expect(texts(retryLayer(), limiterLayer())).toContain('waits until there is room');
    const stubborn = retryLayer({ pushback: 'ignore' });
    expect(tones(stubborn, limiterLayer())).toContain('warning');
    expect(texts(stubborn, limiterLayer())).toContain('most tries are rejected again');
    const byStatus = retryLayer({ retryBy: 'status', retryStatuses: ['500'], pushback: 'ignore' });
    expect(tones(byStatus, limiterLayer(), timeoutLayer(100))).not.toContain('warning');
    expect(tones(retryLayer({ maxAttempts: 1, pushback: 'ignore' }), limiterLayer())).not.toContain(
      'warning',
    );
  });
});

describe('advice about instances', () => {
  it('wants the balancer inside of whatever makes a call again', () => {
    expect(tones(balancerLayer(), hedgeLayer())).toEqual(['warning']);
    expect(texts(balancerLayer(), hedgeLayer())).toContain('goes to the same instance');
    expect(tones(hedgeLayer(), balancerLayer())).toEqual(['sound']);
    expect(texts(balancerLayer(), retryLayer(), timeoutLayer(1))).toContain(
      'all tries of a call go to the same',
    );
    expect(tones(balancerLayer(), retryLayer(), timeoutLayer(1))).toContain('warning');
    expect(texts(retryLayer(), timeoutLayer(1), balancerLayer())).toContain('goes to another instance');
  });

  it('warns of an ejection that sees only the end of several tries', () => {
    expect(texts(ejectionLayer(), retryLayer(), timeoutLayer(1))).toContain('judges only the last one');
    expect(texts(ejectionLayer(), hedgeLayer())).toContain('judges only the try that won');
    expect(tones(ejectionLayer(), hedgeLayer())).toEqual(['warning']);
  });

  it('warns of an ejection that never sees a timeout', () => {
    expect(tones(timeoutLayer(100), ejectionLayer())).toEqual(['warning']);
    expect(texts(timeoutLayer(100), ejectionLayer())).toContain('only slow is never ejected');
    expect(tones(ejectionLayer(), timeoutLayer(100))).toEqual(['sound']);
    expect(tones(ejectionLayer(), timeoutLayer(100), balancerLayer())).toEqual(['sound']);
  });

  it('notes an ejection outside of the balancer, but not inside of it', () => {
    expect(tones(ejectionLayer(), balancerLayer())).toEqual(['note']);
    expect(tones(balancerLayer(), ejectionLayer())).toEqual([]);
  });

  it('tells what a hedge repeats, and who sees its tries', () => {
    expect(texts(hedgeLayer(), retryLayer(), timeoutLayer(1))).toContain('the load grows by both');
    expect(texts(retryLayer(), hedgeLayer(), timeoutLayer(1))).toContain('each try is hedged');
    expect(tones(breakerLayer(), hedgeLayer())).toEqual(['note']);
    expect(tones(bulkheadLayer(), hedgeLayer())).toEqual(['warning']);
    expect(tones(hedgeLayer(), breakerLayer(), bulkheadLayer())).toEqual([]);
  });
});

describe('advice about two of a kind', () => {
  it('says for each kind what the other one does', () => {
    const two: readonly [ScenarioLayer, ScenarioLayer, string][] = [
      [breakerLayer(), breakerLayer({}, 'b'), 'does not count what the inner one rejects'],
      [bulkheadLayer(), bulkheadLayer({}, 'b'), 'the smaller one decides'],
      [limiterLayer(), limiterLayer({}, 'b'), 'pays at each rate limiter'],
      [balancerLayer(), balancerLayer({}, 'b'), 'what the outer one has chosen does not count'],
      [ejectionLayer(), ejectionLayer({}, 'b'), 'judges for itself'],
      [cacheLayer(), cacheLayer({}, 'b'), 'asked only for what the outer one does not know'],
      [flightLayer(), flightLayer({}, 'b'), 'has little to join'],
      [fallbackLayer(), fallbackLayer({}, 'b'), 'answers first'],
      [hedgeLayer(), hedgeLayer({}, 'b'), 'Hedges multiply'],
    ];
    for (const [outer, inner, words] of two) expect(texts(outer, inner)).toContain(words);
  });

  it('multiplies the tries of retries', () => {
    const retries = [retryLayer(), retryLayer({ maxAttempts: 4 }, 'inner'), timeoutLayer(1)];
    expect(texts(...retries)).toContain('up to 12 times in all');
    expect(tones(...retries)[0]).toBe('warning');
  });
});

describe('stacks with a name', () => {
  it.each(stackPresets)('$label gives no cause for a warning', ({ layers }) => {
    const stack = layers.map((layer, index) => ({ ...layer, id: String(index), enabled: true }));
    expect(adviseOrder(stack).filter(({ tone }) => tone === 'warning')).toEqual([]);
  });
});
