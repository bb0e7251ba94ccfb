import { describe, expect, it } from 'vitest';
import { commitDraft, stepDraft } from './number-draft';
import { numberText, type Quantity } from './number-text';

const wait: Quantity = { kind: 'duration', min: 1, max: 600_000 };
const draft = (text: string) => ({ text, error: undefined });

describe('a number that is being typed', () => {
  it('commits what was typed, in the unit that stood beside it', () => {
    expect(commitDraft(draft('8'), 5000, numberText(5000, wait), wait)).toEqual({ ok: true, value: 8000 });
    expect(commitDraft(draft('250 ms'), 5000, numberText(5000, wait), wait)).toEqual({
      ok: true,
      value: 250,
    });
  });

  it('keeps the exact value when the text reads as it was shown', () => {
    const third = 1000 / 3;
    expect(commitDraft(draft(numberText(third, wait).text), third, numberText(third, wait), wait)).toEqual({
      ok: true,
      value: third,
    });
  });

  it('refuses with a sentence', () => {
    const refused = commitDraft(draft('20 min'), 5000, numberText(5000, wait), wait);
    expect(refused).toEqual({ ok: false, error: '20 min is outside the range: 1 ms to 10 min.' });
  });

  it('steps from the value, from what is typed, and past what cannot be read', () => {
    const shown = numberText(5000, wait);
    expect(stepDraft(undefined, 5000, shown, wait, 1)).toBe(5100);
    expect(stepDraft(undefined, 5000, shown, wait, -10)).toBe(4000);
    expect(stepDraft(draft('250 ms'), 5000, shown, wait, 1)).toBe(260);
    expect(stepDraft(draft('soon'), 5000, shown, wait, 1)).toBe(5100);
  });

  it('stops at the ends of the range', () => {
    expect(stepDraft(undefined, 600_000, numberText(600_000, wait), wait, 1)).toBe(600_000);
    expect(stepDraft(undefined, 3, numberText(3, wait), wait, -10)).toBe(1);
  });
});
