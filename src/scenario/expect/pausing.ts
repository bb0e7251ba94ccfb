import type { DataRuleExpectation, Expectation, InvariantExpectation } from './format';

/** The rules whose being broken pauses a run that is watched, those inside other expectations included. */
export function pausingRules(
  expectations: readonly Expectation[],
): (InvariantExpectation | DataRuleExpectation)[] {
  return expectations.flatMap((one) => {
    if (one.kind === 'invariant') return one.pauses === true ? [one] : [];
    return one.kind === 'all' || one.kind === 'any' ? pausingRules(one.of) : [];
  });
}
