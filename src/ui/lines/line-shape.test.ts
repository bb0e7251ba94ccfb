import { describe, expect, it } from 'vitest';
import type { LineInfo, LoggedEdit } from '../../worker/lines';
import { lineSentence, lineShape } from './line-shape';

const at = (seconds: number) => ({ time: seconds * 1e9, dispatched: seconds * 100 });
const edit = (seconds: number): LoggedEdit => ({
  edit: { path: 'seed', old: 1, new: 2 },
  label: `edit at ${seconds}`,
  time: seconds * 1e9,
  after: seconds * 100,
});

const branch: LineInfo = {
  id: 2,
  name: 'Line 2',
  parent: 1,
  from: at(30),
  reach: at(60),
  log: [edit(10), edit(30), edit(45)],
  inherited: 1,
  made: [],
};
const first: LineInfo = {
  ...branch,
  id: 1,
  name: 'Line 1',
  parent: null,
  from: at(0),
  log: [],
  inherited: 0,
};

const range = { from: 20e9, to: 70e9 };

describe('a line over the time axis', () => {
  it('goes from where it left to where it was run, with its own edits on it', () => {
    const { bar, fork, edits } = lineShape(branch, 60e9, 1, range);
    expect(bar).toEqual({ left: 0.2, width: 0.6000000000000001 });
    expect(fork).toEqual({ left: 0.2, rows: 1 });
    expect(edits.map(({ left, title }) => [left, title])).toEqual([
      [0.2, 'edit at 30, at 30.00 s'],
      [0.5, 'edit at 45, at 45.00 s'],
    ]);
  });

  it('is cut to what is in sight', () => {
    expect(lineShape(first, 90e9, 0, range)).toEqual({
      bar: { left: 0, width: 1 },
      fork: undefined,
      edits: [],
    });
    const before = lineShape(branch, 60e9, 1, { from: 35e9, to: 40e9 });
    expect(before).toEqual({ bar: { left: 0, width: 1 }, fork: undefined, edits: [] });
    expect(lineShape(branch, 60e9, 1, { from: 62e9, to: 70e9 }).bar).toBeUndefined();
    expect(lineShape(branch, 60e9, 1, { from: 0, to: 20e9 }).bar).toBeUndefined();
  });

  it('is there also when it was not run any further', () => {
    expect(lineShape(branch, 30e9, 1, range).bar).toEqual({ left: 0.2, width: 0 });
  });
});

describe('a line in words', () => {
  it('says where it left, how far it was run, and how many edits it has', () => {
    expect(lineSentence(branch, 'Line 1', 60e9, false)).toBe(
      'Line 2: left Line 1 at 30.00 s, run to 60.00 s, 2 edits of its own',
    );
    expect(lineSentence(first, undefined, 60e9, true)).toBe(
      'Line 1: the line that runs, run to 60.00 s, no edits of its own',
    );
  });
});
