import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import { cursorByKey } from './cursor-keys';

const range = { from: 10 * S, to: 40 * S };
const press = (key: string, at: number, shiftKey = false): number | undefined => {
  const moved = cursorByKey({ key, shiftKey }, at * S, range);
  return moved === undefined ? undefined : moved / S;
};

describe('keys of the cursor', () => {
  it('move by a second on the usual axis, with Shift by a tenth', () => {
    expect(press('ArrowRight', 20)).toBe(21);
    expect(press('ArrowLeft', 20)).toBe(19);
    expect(press('ArrowRight', 20, true)).toBe(20.1);
    expect(press('PageUp', 20)).toBe(25);
    expect(press('PageDown', 20)).toBe(15);
  });

  it('go to the ends and stay between them', () => {
    expect(press('Home', 20)).toBe(10);
    expect(press('End', 20)).toBe(40);
    expect(press('ArrowRight', 39.5)).toBe(40);
    expect(press('ArrowLeft', 2)).toBe(10);
  });

  it('leave other keys alone', () => {
    expect(press('a', 20)).toBeUndefined();
    expect(press(' ', 20)).toBeUndefined();
  });
});
