import { describe, expect, it } from 'vitest';
import type { LoggedEdit } from '../../worker/lines';
import { forkOf } from './fork-of';

const edit = (seconds: number, value: number): LoggedEdit => ({
  edit: { path: 'nodes.payments.concurrency', old: 0, new: value },
  label: `set to ${value}`,
  time: seconds * 1e9,
  after: seconds * 100,
});

const fork = (one: readonly LoggedEdit[], other: readonly LoggedEdit[]): number =>
  forkOf({ log: one }, { log: other }) / 1e9;

describe('where two lines part', () => {
  it('is the first command that one of them has more', () => {
    expect(fork([], [edit(30, 1)])).toBe(30);
    expect(fork([edit(10, 1), edit(40, 2)], [edit(10, 1)])).toBe(40);
  });

  it('is the earlier of the first two that differ, wherever each left', () => {
    expect(fork([edit(10, 1), edit(40, 2)], [edit(10, 1), edit(25, 3)])).toBe(25);
    expect(fork([edit(10, 1)], [edit(10, 2)])).toBe(10);
    expect(fork([edit(10, 1)], [{ ...edit(10, 1), after: 7 }])).toBe(10);
  });

  it('is nowhere when they are the same', () => {
    expect(fork([], [])).toBe(Infinity);
    expect(fork([edit(10, 1)], [{ ...edit(10, 1), label: 'other words' }])).toBe(Infinity);
  });
});
