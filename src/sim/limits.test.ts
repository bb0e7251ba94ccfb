import { expect, it } from 'vitest';
import { secondsToNs } from '../base/time';
import { reconfigure } from './reconfigure';
import { MOST_CALLS, limitReached, run } from './run';
import { constant, node, single } from './small-model.test-support';
import { World } from './world';

it('stops a run that only gathers work, with the limit named, before it takes all memory', () => {
  const world = new World(1);
  reconfigure(world, single(1_000_000, node('server', { latency: constant(600_000) })));
  expect(run(world, secondsToNs(10))).toBe('calls-full');
  expect(world.attempts.live).toBeLessThan(MOST_CALLS + 2000);
  expect(world.now).toBeLessThan(secondsToNs(1));
  expect(limitReached(world)).toBe('calls-full');
});
