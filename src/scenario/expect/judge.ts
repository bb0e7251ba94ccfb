import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import type { Judged } from '../verdict';
import { Court } from './court';

/** Says of each expectation of a scenario what the run says about it at its present moment. */
export type Judge = (scenario: Scenario, world: World) => Judged[];

/** What a run says about its expectations, by one look at all of it. */
export const evaluateExpectations: Judge = (scenario, world) => new Court(world).judge(scenario);

/**
 * Judges a run while it goes on. What it has seen it does not look at again, so that asking it every second costs
 * little, also after the run went back in time, and after an edit.
 */
export function makeJudge(): Judge {
  let court: Court | undefined;
  return (scenario, world) => {
    if (court === undefined || !court.knows(world)) court = new Court(world);
    return court.judge(scenario);
  };
}
