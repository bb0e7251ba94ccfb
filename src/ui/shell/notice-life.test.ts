import { describe, expect, it } from 'vitest';
import { aged, isOver, NEW_NOTICE } from './notice-life';

const still = { held: false, moving: false };
const moving = { held: false, moving: true };
const held = { held: true, moving: true };

describe('life of a notice', () => {
  it('ends after six seconds when it only tells', () => {
    expect(isOver(aged(NEW_NOTICE, 5999, still), false)).toBe(false);
    expect(isOver(aged(NEW_NOTICE, 6000, still), false)).toBe(true);
  });

  it('stands still while somebody holds it', () => {
    const before = aged(NEW_NOTICE, 5000, moving);
    expect(aged(before, 60_000, held)).toEqual(before);
  });

  it('ends after twenty seconds of running when it offers something', () => {
    expect(isOver(aged(NEW_NOTICE, 600_000, still), true)).toBe(false);
    expect(isOver(aged(NEW_NOTICE, 19_999, moving), true)).toBe(false);
    expect(isOver(aged(NEW_NOTICE, 20_000, moving), true)).toBe(true);
  });
});
