import { describe, expect, it } from 'vitest';
import type { Fault } from '../../scenario/format';
import type { LoggedEdit } from '../../worker/lines';
import { actedFaults } from './acted-faults';
import { PLAIN_FAULTS } from './faults.test-support';

const { crash, hang } = PLAIN_FAULTS;

const switched = (seconds: number, to: boolean): LoggedEdit => ({
  edit: { path: 'faults.it.enabled', old: !to, new: to },
  label: 'switched',
  time: seconds * 1e9,
  after: seconds,
});

/** Begin and end in seconds, how often, and every how many seconds. */
const told = (fault: Fault, ...log: readonly LoggedEdit[]) =>
  actedFaults([fault], log)
    .filter(({ enabled }) => enabled)
    .map(({ fromMs, toMs, times, everyMs }) => [fromMs / 1000, toMs / 1000, times, everyMs / 1000]);

describe('the faults as they acted', () => {
  it('are the same objects as long as nobody switched them', () => {
    const faults = [crash, { ...hang, id: 'other', enabled: false }];
    expect(actedFaults(faults, [])).toBe(faults);
    const other: LoggedEdit = { ...switched(3, true), edit: { path: 'seed', old: 1, new: 2 } };
    expect(actedFaults(faults, [other])).toEqual(faults);
  });

  it('acted until they were switched off', () => {
    const off = { ...crash, enabled: false };
    expect(told(off, switched(23, false))).toEqual([[20, 23, 1, 0]]);
    expect(told(off, switched(50, false))).toEqual([[20, 45, 1, 0]]);
    expect(told(off, switched(10, false))).toEqual([]);
  });

  it('act again when they are switched on again', () => {
    expect(told(crash, switched(23, false), switched(30, true))).toEqual([
      [20, 23, 1, 0],
      [30, 45, 1, 0],
    ]);
  });

  it('have whole turns as often as they came, and a cut one by itself', () => {
    const often = { ...crash, toMs: 25_000, times: 4, everyMs: 10_000 };
    expect(told({ ...often, enabled: false }, switched(42, false))).toEqual([
      [20, 25, 2, 10],
      [40, 42, 1, 0],
    ]);
    expect(told(often, switched(0, false), switched(33, true))).toEqual([
      [33, 35, 1, 0],
      [40, 45, 2, 10],
    ]);
  });

  it('stand where they acted, wherever they were moved since, and when they are gone', () => {
    const edited = (seconds: number, edit: LoggedEdit['edit']): LoggedEdit => ({
      ...switched(seconds, true),
      edit,
    });
    const moved = { ...crash, fromMs: 50_000, toMs: 60_000 };
    const move = { path: 'faults.it', old: { ...crash }, new: { ...moved } };
    expect(told(moved, edited(30, move))).toEqual([
      [20, 30, 1, 0],
      [50, 60, 1, 0],
    ]);
    const gone = { path: 'faults.it', old: { ...crash }, new: null };
    const acted = actedFaults([], [edited(30, gone)]);
    expect(acted.map(({ fromMs, toMs, enabled }) => [fromMs, toMs, enabled])).toEqual([
      [20_000, 30_000, true],
    ]);
  });
});
