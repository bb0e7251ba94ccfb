import { describe, expect, it } from 'vitest';
import type { LoggedEdit } from '../worker/lines';
import { FIRST_LINE } from './first-line.test-support';
import { leftBehind } from './left-behind';

const EDIT: LoggedEdit = { edit: { path: 'a', old: 1, new: 2 }, label: 'a', time: 1, after: 1 };

describe('what a run that begins anew leaves behind', () => {
  it('is said, edits and other lines alike', () => {
    expect(leftBehind({ log: [], lines: [FIRST_LINE] })).toBeNull();
    expect(leftBehind({ log: [EDIT], lines: [FIRST_LINE] })).toBe('The run begins anew without its edit.');
    expect(leftBehind({ log: [EDIT, EDIT], lines: [FIRST_LINE, FIRST_LINE] })).toBe(
      'The run begins anew without its 2 edits and its other line.',
    );
    expect(leftBehind({ log: [], lines: [FIRST_LINE, FIRST_LINE, FIRST_LINE] })).toBe(
      'The run begins anew without its 2 other lines.',
    );
  });
});
