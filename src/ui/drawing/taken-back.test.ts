import { describe, expect, it } from 'vitest';
import type { MadeEdit } from '../../worker/lines';
import { isTakenBack, newestOf, otherPlaces } from './taken-back';

function made(id: number, role: MadeEdit['role'] = 'made', of = id): MadeEdit {
  return { id, role, of, label: 'Laid out', commands: id, edit: { path: '', old: null, new: null } };
}

describe('an act that is taken back', () => {
  it('is told from one that is done, also among several of the same name', () => {
    expect(isTakenBack(made(2), made(3, 'undo', 2))).toBe(true);
    expect(isTakenBack(made(3, 'undo', 2), made(4, 'redo', 2))).toBe(true);
    expect(isTakenBack(made(3, 'undo', 2), made(4, 'undo', 1))).toBe(true);
    expect(isTakenBack(undefined, made(1))).toBe(false);
    expect(isTakenBack(made(3, 'undo', 2), made(4))).toBe(false);
  });

  it('is none where somebody only goes to another moment or line', () => {
    const undone = made(3, 'undo', 2);
    expect(isTakenBack(undone, undone)).toBe(false);
    expect(isTakenBack(made(4), undone)).toBe(false);
    expect(isTakenBack(undone, undefined)).toBe(false);
    const [first, second] = [{ made: [made(1), made(4)] }, { made: [made(1), made(2), undone] }];
    expect(newestOf([first, second])).toEqual(made(4));
    expect(newestOf([second, first])).toEqual(made(4));
    expect(newestOf([{ made: [] }])).toBeUndefined();
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
