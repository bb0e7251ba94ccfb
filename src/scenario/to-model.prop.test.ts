import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import { violations } from '../sim/conservation.test-support';
import { reconfigure } from '../sim/reconfigure';
import { run } from '../sim/run';
import { World } from '../sim/world';
import { randomScenario } from './random-scenario.test-support';
import { toModel } from './to-model';

describe('toModel', () => {
  it('makes of any scenario a world that runs, in which nothing is lost', () => {
    fc.assert(
      fc.property(randomScenario, (scenario) => {
        const world = new World(scenario.seed);
        reconfigure(world, toModel(scenario));
        for (const ms of [100, 400, 800]) {
          expect(run(world, msToNs(ms))).toBe('time');
          expect(violations(world)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
