import { describe, expect, it } from 'vitest';
import { bestFits, fitOf } from './word-fit';

const fit = (text: string, sought: string): number => fitOf([{ text, weight: 1 }], sought);

describe('how well a text fits', () => {
  it('weighs a word more than its beginning, and that more than a part of it', () => {
    expect([fit('retry storm', 'storm'), fit('retry storm', 'sto'), fit('retry storm', 'tor')]).toEqual([
      4, 3, 2,
    ]);
  });

  it('wants every word, in any order and case', () => {
    expect(fit('Retry storm', 'STORM retry')).toBe(8);
    expect(fit('Retry storm', 'storm saga')).toBe(0);
    expect(fit('two random choices', 'two-random')).toBe(8);
  });

  it.each([
    ['braker', 'breaker'],
    ['circiut', 'circuit'],
    ['bulkhaed', 'bulkhead'],
    ['idempotncy', 'idempotency'],
    ['projecton', 'projection'],
    ['compensaton', 'compensations'],
  ])('forgives %s for %s', (slip, word) => {
    expect(fit(`the ${word} here`, slip)).toBe(1);
  });

  it('forgives nothing in short words, and nothing that begins otherwise', () => {
    expect(fit('cache', 'cat')).toBe(0);
    expect(fit('retry', 'entry')).toBe(0);
    expect(fit('timeout', 'timber')).toBe(0);
  });

  it('takes the best place of each word', () => {
    const texts = [
      { text: 'Hedging', weight: 3 },
      { text: 'tail latency', weight: 1 },
    ];
    expect(fitOf(texts, 'hedg tail')).toBe(9 + 4);
  });
});

describe('the best fits', () => {
  const texts = (thing: string) => [{ text: thing, weight: 1 }];

  it('come first, and equals in their order', () => {
    expect(bestFits(['a retrying one', 'retry', 'another retry', 'saga'], 'retry', texts)).toEqual([
      'retry',
      'another retry',
      'a retrying one',
    ]);
  });

  it('are all of them while nothing is sought', () => {
    expect(bestFits(['b', 'a'], '  ', texts)).toEqual(['b', 'a']);
  });
});
