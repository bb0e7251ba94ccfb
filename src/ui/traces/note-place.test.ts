import { describe, expect, it } from 'vitest';
import { notePlace } from './note-place';

describe('where the note of a bar stands', () => {
  const bar = (from: number, to: number) => notePlace({ from, to }, { from, to });

  it('is on a long bar, and beside a short one where there is more room', () => {
    expect(bar(0.2, 0.7)).toBe('inside');
    expect(bar(0.2, 0.3)).toBe('after');
    expect(bar(0.8, 0.9)).toBe('before');
  });

  it('is never on a line, nor across a broken wait', () => {
    expect(notePlace({ from: 0.2, to: 0.5 }, null)).toBe('after');
    expect(notePlace({ from: 0.05, to: 0.95 }, null)).toBeNull();
    expect(notePlace({ from: 0, to: 0.5 }, { from: 0, to: 0.1 })).toBe('after');
  });

  it('is nowhere when the bar is out of sight', () => {
    expect(bar(-0.5, -0.1)).toBeNull();
    expect(bar(1.1, 1.4)).toBeNull();
    expect(bar(-3, 4)).toBe('inside');
  });
});
