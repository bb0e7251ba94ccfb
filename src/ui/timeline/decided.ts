import type { Time } from '../../base/time';
import type { Scenario } from '../../scenario/format';
import type { ExpectationNow } from '../../worker/protocol';
import { expectationName } from '../inspector/expectation-words';

/** An expectation that holds or is broken, with the moment from which that was certain. */
export interface Decided {
  readonly id: string;
  readonly verdict: 'holds' | 'broken';
  readonly at: Time;
  readonly words: string;
  readonly evidence: string;
}

export function decidedOf(scenario: Scenario, verdict: readonly ExpectationNow[]): Decided[] {
  return verdict.flatMap(({ id, verdict: verdictNow, at, evidence }) => {
    const expectation = scenario.expect.find((candidate) => candidate.id === id);
    if (expectation === undefined || verdictNow === 'undecided' || at === undefined) return [];
    return [{ id, verdict: verdictNow, at, words: expectationName(scenario, expectation), evidence }];
  });
}
