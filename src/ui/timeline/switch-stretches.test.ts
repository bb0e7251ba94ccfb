import { describe, expect, it } from 'vitest';
import type { LoggedEdit } from '../../worker/lines';

import { PLAIN_FAULTS } from './faults.test-support';
import { offSince, switchStretches } from './switch-stretches';

const { crash } = PLAIN_FAULTS;
const off = { ...crash, enabled: false };

function logged(seconds: number, edit: LoggedEdit['edit']): LoggedEdit {
  return { edit, label: 'an edit', time: seconds * 1e9, after: seconds };
}

const switched = (seconds: number, to: boolean, id: string = crash.id): LoggedEdit =>
  logged(seconds, { path: `faults.${id}.enabled`, old: !to, new: to });

describe('when a fault was switched on', () => {
  it('is always as long as nobody switches it', () => {
    expect(switchStretches(crash, [])).toEqual([{ from: 0, to: Infinity, on: true }]);
    expect(switchStretches(off, [])).toEqual([{ from: 0, to: Infinity, on: false }]);
    const others = [
      switched(3, false, 'other'),
      logged(4, { path: 'faults.it.name', old: 'It', new: 'That' }),
    ];
    expect(switchStretches(crash, others)).toEqual([{ from: 0, to: Infinity, on: true }]);
  });

  it('is told by the log', () => {
    expect(switchStretches(off, [switched(23, false)])).toEqual([
      { from: 0, to: 23e9, on: true },
      { from: 23e9, to: Infinity, on: false },
    ]);
    expect(switchStretches(crash, [switched(23, false), switched(30, true)])).toEqual([
      { from: 0, to: 23e9, on: true },
      { from: 23e9, to: 30e9, on: false },
      { from: 30e9, to: Infinity, on: true },
    ]);
  });

  it('is told by the log also of what is still to come', () => {
    expect(switchStretches(crash, [switched(23, false)])).toEqual([
      { from: 0, to: 23e9, on: true },
      { from: 23e9, to: Infinity, on: false },
    ]);
  });

  it('leaves out what lasted no time', () => {
    expect(switchStretches(crash, [switched(23, false), switched(23, true)])).toEqual([
      { from: 0, to: Infinity, on: true },
    ]);
    expect(switchStretches(off, [switched(0, false)])).toEqual([{ from: 0, to: Infinity, on: false }]);
  });

  it('keeps how it was set before it was moved', () => {
    const moved = { ...crash, fromMs: 50_000, toMs: 75_000 };
    const edit = [
      { path: 'faults.it.fromMs', old: 20_000, new: 50_000 },
      { path: 'faults.it.toMs', old: 45_000, new: 75_000 },
    ];
    const before = [
      { from: 0, to: 30e9, on: true, was: crash },
      { from: 30e9, to: Infinity, on: true },
    ];
    expect(switchStretches(moved, [logged(30, edit)])).toEqual(before);
    expect(
      switchStretches(moved, [logged(30, { path: 'faults.it', old: { ...crash }, new: { ...moved } })]),
    ).toEqual(before);
    // What is still to come is told as well, and an edit that is taken back leaves nothing behind.
    const [first, second] = switchStretches(crash, [logged(30, edit)]);
    expect(first).toEqual({ from: 0, to: 30e9, on: true });
    expect(second).toMatchObject({ on: true, was: { fromMs: 50_000 } });
    const back = edit.map(({ path, old, new: is }) => ({ path, old: is, new: old }));
    expect(switchStretches(crash, [logged(30, edit), logged(30, back)])).toHaveLength(1);
  });

  it('begins when it is added and ends when it is taken away, also by one edit of several', () => {
    const file = { id: crash.id, enabled: true };
    const added = logged(5, { path: 'faults.it', old: null, new: file });
    const taken = logged(8, [{ path: 'faults.it', old: file, new: null }]);
    const back = logged(9, { path: 'faults.it', old: null, new: file });
    expect(switchStretches(crash, [added, taken, back]).map(({ from, on }) => [from / 1e9, on])).toEqual([
      [0, false],
      [5, true],
      [8, false],
      [9, true],
    ]);
  });
});

describe('when a fault was switched off', () => {
  const since = (fault: typeof crash | typeof off, ...log: readonly LoggedEdit[]) =>
    offSince(fault, switchStretches(fault, log));

  it('is known of one that had acted', () => {
    expect(since(off, switched(23, false))).toBe(23e9);
    expect(since(off, switched(50, false))).toBe(50e9);
    expect(since(off, switched(21, false), switched(22, true), switched(23, false))).toBe(23e9);
  });

  it('does not matter of one that never acted, or that is on', () => {
    expect(since(off)).toBeUndefined();
    expect(since(off, switched(19, false))).toBeUndefined();
    expect(since(crash, switched(23, false), switched(24, true))).toBeUndefined();
  });
});
