import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { phrasesFor, phrasesOf } from './phrases';
import { spoken } from './spoken';

const shop = shopScenario();
const phrases = phrasesOf(shop);
const first = (text: string) => phrasesFor(shop, phrases, text).at(0);

describe('a sentence that is typed', () => {
  it('finds a figure with its bound', () => {
    expect(first('goodput at least 95 %')).toMatchObject({
      label: 'Goodput at least 95 %, 0 to 60 s',
      expectation: { figure: 'goodput', atLeast: 0.95 },
    });
    expect(first('latency payments p99 at most 1.5 s')?.expectation).toMatchObject({
      figure: 'latency',
      of: { node: 'payments' },
      percentile: 99,
      atMost: 1500,
    });
    expect(first('failed share < 2%')?.expectation).toMatchObject({ atMost: 0.02 });
  });

  it('finds a state with the time that it may take', () => {
    expect(first('opens within 3 s')).toMatchObject({
      label: 'orders → payments opens within 3 s after “Payment outage” begins',
      expectation: { state: 'open', over: { toMs: 3000 } },
    });
    expect(first('payments 1 crash')?.expectation).toBeDefined();
  });

  it('finds as much as is said so far', () => {
    expect(first('goodput at lea')?.label).toMatch(/^Goodput/);
    expect(first('goodput at least')?.label).toMatch(/^Goodput/);
    expect(first('nothing like this')).toBeUndefined();
    expect(first('')?.label).toBe('Goodput at least 99 %, 0 to 60 s');
  });

  it('has its numbers taken out of the words', () => {
    expect(spoken('p99 latency within 250 ms').numbers).toEqual({ percentile: 99, within: 250 });
    expect(spoken('≤ 5').numbers.atMost).toEqual({ value: 5, unit: '' });
    expect(spoken('orders at least 3 at most 7').words.trim()).toBe('orders');
  });
});
