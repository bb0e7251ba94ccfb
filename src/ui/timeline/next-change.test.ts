import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { nextChange } from './next-change';

const shop = shopScenario();
const breaker = { name: 'orders → payments', openUntil: 35.774e9 };

describe('the next change', () => {
  it('is the half-open time of an open breaker, named only among several', () => {
    expect(nextChange(shop, 32.4e9, [breaker], 1)).toBe('Next change expected: half-open at 35.77 s');
    expect(nextChange(shop, 32.4e9, [breaker], 2)).toBe(
      'Next change expected: orders → payments half-open at 35.77 s',
    );
  });

  it('is the soonest of all that is known', () => {
    expect(nextChange(shop, 5e9, [], 1)).toBe('Next change expected: fault on payments begins at 20.00 s');
    expect(nextChange(shop, 21e9, [], 1)).toBe('Next change expected: fault on payments ends at 45.00 s');
    expect(nextChange(shop, 44e9, [{ ...breaker, openUntil: 46e9 }], 1)).toContain('ends at 45.00 s');
  });

  it('comes with every turn of a fault, and never with one that is switched off', () => {
    const [fault] = shop.faults;
    const often = { ...fault, toMs: 21_000, times: 3, everyMs: 10_000 };
    const saysAt = (seconds: number, one = often) =>
      nextChange({ ...shop, faults: [one] }, seconds * 1e9, [], 1);
    expect(saysAt(22)).toBe('Next change expected: fault on payments begins at 30.00 s');
    expect(saysAt(30.5)).toBe('Next change expected: fault on payments ends at 31.00 s');
    expect(saysAt(42)).toBe('The run ends at 60.00 s');
    expect(saysAt(5, { ...often, enabled: false })).toBe('The run ends at 60.00 s');
  });

  it('takes turns that nobody could read for one', () => {
    const [fault] = shop.faults;
    const flicker = { ...fault, toMs: 20_050, times: 100, everyMs: 100 };
    const words = nextChange({ ...shop, faults: [flicker] }, 21e9, [], 1);
    expect(words).toBe('Next change expected: fault on payments ends at 29.95 s');
  });

  it('leaves out what is past, beyond the end or never', () => {
    expect(nextChange(shop, 50e9, [{ ...breaker, openUntil: Infinity }], 1)).toBe('The run ends at 60.00 s');
    expect(nextChange(shop, 50e9, [{ ...breaker, openUntil: 61e9 }], 1)).toBe('The run ends at 60.00 s');
    expect(nextChange(shop, 50e9, [{ ...breaker, openUntil: 49e9 }], 1)).toBe('The run ends at 60.00 s');
    expect(nextChange(shop, 60e9, [], 1)).toBe('The run has ended');
  });
});
