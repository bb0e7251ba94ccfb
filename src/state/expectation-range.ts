import { rangeOf } from '../scenario/expect/span';
import type { Expectation } from '../scenario/expect/format';
import type { Range, Scenario } from '../scenario/format';

/** When in the run an expectation applies; one that holds others from the first of them to the last. */
export function rangeOfExpectation(scenario: Scenario, expectation: Expectation): Range {
  if ('over' in expectation) return rangeOf(expectation.over, scenario);
  const ranges = expectation.of.map((one) => rangeOfExpectation(scenario, one));
  return {
    fromMs: Math.min(...ranges.map(({ fromMs }) => fromMs)),
    toMs: Math.max(...ranges.map(({ toMs }) => toMs)),
  };
}
