import { describe, expect, it } from 'vitest';
import { isTakenBack, otherPlaces } from './taken-back';

describe('an act that is taken back', () => {
  const done = { undo: 'Laid out', redo: null };
  const undone = { undo: 'Orders added', redo: 'Laid out' };

  it('is told from one that is done', () => {
    expect(isTakenBack(done, undone)).toBe(true);
    expect(isTakenBack(undone, done)).toBe(true);
    expect(isTakenBack({ undo: 'Orders added', redo: null }, done)).toBe(false);
    expect(isTakenBack(undone, { undo: 'Orders moved', redo: null })).toBe(false);
    expect(isTakenBack(done, done)).toBe(false);
  });

  it('may be one of several of the same name', () => {
    const both = { undo: 'Laid out', redo: null };
    expect(isTakenBack(both, { undo: 'Laid out', redo: 'Laid out' })).toBe(true);
  });

  it('shows the cards that have moved or come back', () => {
    const box = { x: 0, y: 0, width: 140, height: 82 };
    const before = new Map([
      ['orders', box],
      ['gone', box],
      ['moved', box],
    ]);
    const moved = { ...box, x: 300 };
    const now = new Map([
      ['orders', { ...box }],
      ['moved', moved],
      ['new', box],
    ]);
    expect(otherPlaces(before, now)).toEqual([moved, box]);
  });
});
