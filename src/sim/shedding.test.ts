import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND, msToNs } from '../base/time';
import { SHEDDING_BEGAN, SHEDDING_ENDED } from './change-log';
import { asks, drained, start, story } from './observed.test-support';
import { edge, node, system } from './small-model.test-support';
import { Timeline } from './timeline';
import type { Model } from './model';
import type { World } from './world';

/** One worker that takes 10 ms, and nobody may wait: whoever comes meanwhile is shed. */
function asked(moments: readonly number[]): Model {
  return system({
    clients: [asks('users', moments)],
    nodes: [node('server', { concurrency: 1, queueRoom: 0 })],
    edges: [edge('in', 'users', 'server')],
  });
}

function told(world: World): string[] {
  const words = new Map([
    [SHEDDING_BEGAN, 'sheds'],
    [SHEDDING_ENDED, 'calm'],
  ]);
  return world.log.past().map(({ time, code }) => `${time / 1e6} ${words.get(code)}`);
}

function shedding(moments: readonly number[], untilMs = 10_000): string[] {
  const world = start(asked(moments));
  story(world, untilMs);
  return told(world);
}

describe('a node that sheds', () => {
  it('is calm a second after the last shed request, though nobody asks any more', () => {
    expect(shedding([10, 15])).toEqual(['15 sheds', '1015 calm']);
    expect(shedding([10, 15, 16, 17, 18])).toEqual(['15 sheds', '1018 calm']);
    expect(shedding([10, 15], 1014.999999)).toEqual(['15 sheds']);
    expect(shedding([10, 15], 1015)).toEqual(['15 sheds', '1015 calm']);
  });

  it('goes on shedding while the pauses are shorter', () => {
    expect(shedding([10, 15, 1000, 1009])).toEqual(['15 sheds', '2009 calm']);
    expect(shedding([10, 15, 1000, 1005, 1999, 2004])).toEqual(['15 sheds', '3004 calm']);
  });

  it('is calm although requests come that it serves, and sheds again after it', () => {
    expect(shedding([10, 15, 500, 900, 1014])).toEqual(['15 sheds', '1015 calm']);
    expect(shedding([10, 15, 2000, 2001])).toEqual(['15 sheds', '1015 calm', '2001 sheds', '3001 calm']);
  });

  it('takes one event for any number of shed requests', () => {
    const world = start(asked([10, 11, 12, 13, 14, 15, 16]));
    story(world, 18);
    // The work that will be done, and the end of the shedding.
    expect(world.heap.size).toBe(2);
    expect(drained(world, asked([]))).toEqual([]);
  });

  it('is calm at the same instant when the run goes on from a checkpoint', () => {
    const one = new Timeline({ seed: 1, model: asked([10, 15, 600, 605]), checkpointEvery: msToNs(100) });
    one.run(3 * NS_PER_SECOND);
    const expected = told(one.world);
    expect(expected).toEqual(['15 sheds', '1605 calm']);
    for (const ms of [100, 1100, 1604]) {
      one.seek(msToNs(ms));
      one.run(3 * NS_PER_SECOND);
      expect(told(one.world)).toEqual(expected);
    }
  });
});
