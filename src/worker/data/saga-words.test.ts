import { describe, expect, it } from 'vitest';
import { DONE, IDLE, IN_DOUBT, NOTHING_TO_UNDO, NOT_DONE, REGISTERED } from '../../patterns/saga/catalogue';
import { stepMark } from './saga-words';

describe('where a step stands as a whole', () => {
  it('is where its action stands as long as nothing undoes it', () => {
    expect(stepMark(DONE, REGISTERED, false)).toBe('done');
    expect(stepMark(IDLE, IDLE, false)).toBe('to-come');
  });

  it('is told by what undoes it where something does', () => {
    expect(stepMark(DONE, DONE, true)).toBe('undone');
    expect(stepMark(IN_DOUBT, DONE, true)).toBe('undone');
  });

  it('says that there is nothing to undo of a step that is done, and only once the saga has turned back', () => {
    expect(stepMark(DONE, NOTHING_TO_UNDO, true)).toBe('nothing-to-undo');
    expect(stepMark(DONE, NOTHING_TO_UNDO, false)).toBe('done');
    expect(stepMark(NOT_DONE, NOTHING_TO_UNDO, true)).toBe('not-done');
    expect(stepMark(IN_DOUBT, NOTHING_TO_UNDO, true)).toBe('in-doubt');
    expect(stepMark(IN_DOUBT, NOTHING_TO_UNDO, false)).toBe('in-doubt');
  });
});
