import type { Problem } from '../../base/problem';
import type { Result } from '../../base/result';
import type { Expectation } from '../../scenario/expect/format';
import type { Scenario } from '../../scenario/format';
import type { Actors } from '../../state/actions';
import { expectationValue } from '../../state/edited-parts';
import { expectationName } from '../inspector/expectation-words';
import { copied, idsOf } from './nest';

type Run = Actors['run'];
type Answer = Promise<Result<void, readonly Problem[]>>;

function pathOf({ id }: Expectation): string {
  return `expect.${id}`;
}

export async function addExpectation(run: Run, scenario: Scenario, expectation: Expectation): Answer {
  const label = `Expected as well: ${expectationName(scenario, expectation)}`;
  return run.edit(pathOf(expectation), expectationValue(expectation), label);
}

export async function changeExpectation(run: Run, scenario: Scenario, after: Expectation): Answer {
  return run.edit(
    pathOf(after),
    expectationValue(after),
    `Expected now: ${expectationName(scenario, after)}`,
  );
}

export async function removeExpectation(run: Run, scenario: Scenario, expectation: Expectation): Answer {
  return run.edit(pathOf(expectation), null, `No longer expected: ${expectationName(scenario, expectation)}`);
}

/** A copy stands behind its original; its id comes back. */
export async function duplicateExpectation(
  run: Run,
  scenario: Scenario,
  expectation: Expectation,
): Promise<{ readonly id: string; readonly answer: Result<void, readonly Problem[]> }> {
  const copy = copied(expectation, idsOf(scenario.expect));
  const at = scenario.expect.indexOf(expectation) + 1;
  const patch = { path: pathOf(copy), old: null, new: expectationValue(copy), at };
  const label = `Expected twice: ${expectationName(scenario, expectation)}`;
  return { id: copy.id, answer: await run.editTogether(patch, label) };
}
