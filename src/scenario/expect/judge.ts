import { assertUnreachable } from '../../base/assert';
import type { World } from '../../sim/world';
import type { Scenario } from '../format';
import type { Judged } from '../verdict';
import { combinedCase, plainCase, type Case } from './case';
import type { Expectation } from './format';
import { watchInvariant } from './invariant-watch';
import { watchMeasure } from './measure-watch';
import { keyOfChange, keyOfPart } from './part-state';
import { watchState, type StateWatch } from './state-watch';

/** Says of each expectation of a scenario what the run says about it at its present moment. */
export type Judge = (scenario: Scenario, world: World) => Judged[];

/** What a run says about its expectations, by one look at all of it. */
export const evaluateExpectations: Judge = (scenario, world) => court(scenario, world)();

/**
 * Judges a run while it goes on. What it has seen it does not look at again, so that asking it every second costs
 * little, also after the run went back in time. It begins anew when an edit made another scenario of it.
 */
export function makeJudge(): Judge {
  let known: { readonly scenario: Scenario; readonly world: World } | undefined;
  let judge: () => Judged[] = () => [];
  return (scenario, world) => {
    if (known?.scenario !== scenario || known.world !== world) {
      known = { scenario, world };
      judge = court(scenario, world);
    }
    return judge();
  };
}

/** The cases of all expectations. */
function court(scenario: Scenario, world: World): () => Judged[] {
  const { log } = world;
  /** Who watches the states of which part. */
  const watches = new Map<string, StateWatch[]>();
  let rows = 0;

  const caseOf = (expectation: Expectation): Case => {
    switch (expectation.kind) {
      case 'measure':
        return plainCase(expectation.id, watchMeasure(scenario, expectation, world), scenario);
      case 'state': {
        const watch = watchState(scenario, expectation);
        const key = keyOfPart(expectation.of, world);
        watches.set(key, [...(watches.get(key) ?? []), watch]);
        return plainCase(expectation.id, watch, scenario);
      }
      case 'invariant':
        return plainCase(expectation.id, watchInvariant(scenario, expectation), scenario);
      case 'all':
      case 'any':
        return combinedCase(expectation, expectation.of.map(caseOf), scenario);
      default:
        return assertUnreachable(expectation);
    }
  };
  const cases = scenario.expect.map(caseOf);

  return () => {
    // Each row is read once, for all who watch states together.
    for (; watches.size > 0 && rows < log.cursor; rows++) {
      const row = log.at(rows);
      watches.get(keyOfChange(row))?.forEach((watch) => watch.note(row));
    }
    return cases.map((one) => one.judge(world));
  };
}
