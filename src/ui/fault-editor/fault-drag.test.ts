import { describe, expect, it } from 'vitest';
import type { Fault } from '../../scenario/format';
import { PLAIN_FAULTS } from '../timeline/faults.test-support';
import { draggedTo, timed, withTurns, type Grip } from './fault-drag';

const { crash, degraded } = PLAIN_FAULTS;
const run = { duration: 90_000, now: 0, snap: (ms: number) => Math.round(ms / 1000) * 1000 };

/** Taken hold of in its middle, or where its grip is. */
const drag = (
  fault: Fault,
  grip: Grip,
  by: number,
  more: Partial<typeof run> & { turn?: number } = {},
): Fault => {
  const { turn = 0, ...limits } = more;
  const starts = { move: 30_000, from: fault.fromMs, to: fault.toMs, grow: fault.fromMs, fade: fault.toMs };
  const at = starts[grip] + turn * fault.everyMs;
  return draggedTo({ fault, grip, turn, at }, at + by, { ...run, ...limits });
};
const times = ({ fromMs, toMs }: Fault) => [fromMs / 1000, toMs / 1000];

describe('a fault that is dragged', () => {
  it('moves as a whole, and stays in the run', () => {
    expect(times(drag(crash, 'move', 3100))).toEqual([23, 48]);
    expect(times(drag(crash, 'move', -40_000))).toEqual([0, 25]);
    expect(times(drag(crash, 'move', 400_000))[0]).toBeLessThan(90);
    // The end that is nearer to something decides.
    expect(times(drag({ ...crash, fromMs: 20_400 }, 'move', 100))).toEqual([20.4, 45]);
  });

  it('is longer or shorter by its ends, which never pass each other', () => {
    expect(times(drag(crash, 'from', 5000))).toEqual([25, 45]);
    expect(times(drag(crash, 'to', -5000))).toEqual([20, 40]);
    expect(times(drag(crash, 'from', 60_000))).toEqual([44.9, 45]);
    expect(times(drag(crash, 'to', -60_000))).toEqual([20, 20.1]);
  });

  it('ends now at the earliest while it acts', () => {
    expect(times(drag(crash, 'to', -20_000, { now: 33_333 }))).toEqual([20, 33.333]);
    expect(times(drag(crash, 'to', 5000, { now: 33_333 }))).toEqual([20, 50]);
  });

  it('grows and fades where it can act in part, and both ramps have room in it', () => {
    expect(drag(degraded, 'grow', 4000)).toMatchObject({ rampInMs: 4000 });
    expect(drag(degraded, 'fade', -6000)).toMatchObject({ rampOutMs: 6000 });
    expect(drag({ ...degraded, rampOutMs: 20_000 }, 'grow', 30_000)).toMatchObject({ rampInMs: 5000 });
    expect(drag(degraded, 'grow', -5000)).toMatchObject({ rampInMs: 0 });
    expect(drag(crash, 'grow', 4000)).toEqual(crash);
    expect(drag({ ...degraded, rampInMs: 20_000 }, 'to', -10_000)).toMatchObject({
      toMs: 35_000,
      rampInMs: 15_000,
    });
  });

  it('comes again as far apart as a later turn is moved, and never over itself', () => {
    const often = { ...crash, toMs: 25_000, times: 3, everyMs: 10_000 };
    expect(drag(often, 'move', 4000, { turn: 2 })).toMatchObject({ fromMs: 20_000, everyMs: 12_000 });
    expect(drag(often, 'move', -40_000, { turn: 1 })).toMatchObject({ everyMs: 5000 });
    expect(drag(often, 'to', 20_000, { turn: 1 })).toMatchObject({ toMs: 30_000 });
  });

  it('keeps its fractions where nobody moved it', () => {
    expect(drag({ ...crash, fromMs: 20_000.25 }, 'to', 5000)).toMatchObject({ fromMs: 20_000.25 });
    expect(timed(crash, 20_000.2, 45_000)).toMatchObject({ fromMs: 20_000 });
  });

  it('comes once more with a pause as long as itself', () => {
    const twice = withTurns(crash, 2);
    expect(twice).toMatchObject({ times: 2, everyMs: 50_000 });
    expect(withTurns(twice, 3)).toMatchObject({ times: 3, everyMs: 50_000 });
    expect(withTurns(crash, 0)).toMatchObject({ times: 1 });
  });
});
