import { describe, expect, it } from 'vitest';
import { outageWhy } from './outage-why.test-support';
import { whyText } from './why-text';

describe('an answer as text', () => {
  it('has the question, the cause, and each moment with what it rested on', () => {
    const text = whyText(outageWhy);
    const lines = text.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'Why did it fail?',
      'Its second try was the breaker’s third trial, and payments was still down.',
      '',
      '1. 28.628 s, Rejected at the gate. orders → payments was open since 25.54 s, so payments was not called. The fallback had no cached answer.',
    ]);
    expect(text).toContain('\n4. 30.774 s, No protection was left.');
    expect(text).toContain('\n   The last 20 calls it counted: 12 of 20 failed (9 errors, 3 timeouts).');
    expect(text).toContain('\n   In force: Failure rate: ≥ 50 %; Open for: 5.0 s; ');
  });
});
