import { describe, expect, it } from 'vitest';
import { BREAKER_CONTROL } from '../../worker/frame';
import { spansText } from './spans-text';

const spans = [
  { mode: 0, from: 0, to: 20.4e9 },
  { mode: 1, from: 20.4e9, to: 25.41e9 },
  { mode: 2, from: 25.41e9, to: NaN },
];

describe('a lane in words', () => {
  it('tells each stretch with its times', () => {
    expect(spansText(spans, 12)).toBe(
      'closed from 0.00 s to 20.40 s, open from 20.40 s to 25.41 s, half-open since 25.41 s',
    );
  });

  it('says how the breaker was held by hand', () => {
    const held = { mode: 0, from: 30e9, to: NaN, held: BREAKER_CONTROL.disabled };
    expect(spansText([held], 12)).toBe('disabled since 30.00 s');
  });

  it('says that nothing changed yet, and how much it leaves out', () => {
    expect(spansText([], 12)).toBe('closed since the beginning');
    expect(spansText(spans, 1)).toBe('2 earlier stretches, half-open since 25.41 s');
  });
});
