import { describe, expect, it } from 'vitest';
import type { LineInfo, LoggedEdit } from '../worker/lines';
import { leftBehind } from './left-behind';

const EDIT: LoggedEdit = { edit: { path: 'a', old: 1, new: 2 }, label: 'a', time: 1, after: 1 };
const START = { time: 0, dispatched: 0 };
const LINE: LineInfo = {
  id: 1,
  name: 'Line 1',
  parent: null,
  from: START,
  reach: START,
  log: [],
  inherited: 0,
  made: [],
};

describe('what a run that begins anew leaves behind', () => {
  it('is said, edits and other lines alike', () => {
    expect(leftBehind({ log: [], lines: [LINE] })).toBeNull();
    expect(leftBehind({ log: [EDIT], lines: [LINE] })).toBe('The run begins anew without its edit.');
    expect(leftBehind({ log: [EDIT, EDIT], lines: [LINE, LINE] })).toBe(
      'The run begins anew without its 2 edits and its other line.',
    );
    expect(leftBehind({ log: [], lines: [LINE, LINE, LINE] })).toBe(
      'The run begins anew without its 2 other lines.',
    );
  });
});
