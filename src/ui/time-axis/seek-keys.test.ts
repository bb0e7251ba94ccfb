import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import { momentByKey } from './seek-keys';

const range = { from: 10 * S, to: 40 * S };
const press = (key: string, at: number, shiftKey = false): number | undefined => {
  const moved = momentByKey({ key, shiftKey }, at * S, range);
  return moved === undefined ? undefined : moved / S;
};

describe('keys of the playhead', () => {
  it('move by a second on the usual axis, with Shift by a tenth', () => {
    expect(press('ArrowRight', 20)).toBe(21);
    expect(press('ArrowLeft', 20)).toBe(19);
    expect(press('ArrowRight', 20, true)).toBe(20.1);
    expect(press('PageUp', 20)).toBe(25);
    expect(press('PageDown', 20)).toBe(15);
  });

  it('lead to hundredths of a second from wherever it stands', () => {
    expect(press('ArrowRight', 20.12345)).toBe(21.12);
  });

  it('go to the ends of what is shown, and by steps beyond them, but not before the start', () => {
    expect(press('Home', 20)).toBe(10);
    expect(press('End', 20)).toBe(40);
    expect(press('ArrowRight', 39.5)).toBe(40.5);
    expect(press('ArrowLeft', 2)).toBe(1);
    expect(press('ArrowLeft', 0.5)).toBe(0);
  });

  it('leave other keys alone', () => {
    expect(press('a', 20)).toBeUndefined();
    expect(press(' ', 20)).toBeUndefined();
  });
});
