import { describe, expect, it } from 'vitest';
import type { SeekTarget } from '../worker/lines';
import { Seeks } from './seeks';

const BACK: SeekTarget = { to: 'before', unit: 'event' };
const to = (time: number): SeekTarget => ({ to: 'time', time });

function asked(...targets: SeekTarget[]): SeekTarget[] {
  const sent: SeekTarget[] = [];
  const seeks = new Seeks((target) => sent.push(target));
  for (const target of targets) seeks.ask(target);
  for (let turn = 0; turn < 100; turn++) seeks.arrived();
  return sent;
}

describe('seeks that come faster than they are made', () => {
  it('lead to the newest moment of a drag, and to none in between', () => {
    expect(asked(to(1), to(2), to(3), to(4))).toEqual([to(1), to(4)]);
  });

  it('make every step back, from the moment before it', () => {
    expect(asked(BACK, BACK, BACK)).toEqual([BACK, BACK, BACK]);
    expect(asked(to(1), to(2), BACK, BACK)).toEqual([to(1), to(2), BACK, BACK]);
  });

  it('leave steps behind that were for another moment', () => {
    expect(asked(to(1), BACK, BACK, to(2))).toEqual([to(1), to(2)]);
  });

  it('do not go on for long after a key is let go', () => {
    expect(asked(...Array.from({ length: 90 }, () => BACK)).length).toBeLessThan(30);
  });
});
