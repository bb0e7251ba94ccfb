import type { Problem } from '../../base/problem';
import type { SagaSettings } from './settings';
import type { StepSettings } from './step-settings';

/** More steps than this no saga has. Keys and draws count on it, so that they stay what they are. */
export const MOST_STEPS = 16;

export interface SagaStep {
  readonly id: string;
  readonly name: string;
  readonly settings: StepSettings;
}

/** A saga as somebody describes it. It is carried out to its end by the definition that it began with. */
export interface SagaDefinition {
  readonly settings: SagaSettings;
  readonly steps: readonly SagaStep[];
}

/** What is wrong with a saga whose settings are each right. */
export function definitionProblems({ steps }: SagaDefinition, path: string): Problem[] {
  const problems: Problem[] = [];
  if (steps.length < 1 || steps.length > MOST_STEPS) {
    problems.push({
      path: `${path}.steps`,
      expected: `1 to ${MOST_STEPS} steps`,
      received: `${steps.length}`,
    });
  }
  const pivot = steps.findIndex(({ settings }) => settings.pivot);
  steps.forEach(({ id, settings }, place) => {
    const at = `${path}.steps[${place}]`;
    if (steps.findIndex((step) => step.id === id) !== place) {
      problems.push({ path: `${at}.id`, expected: 'an id of its own', received: `"${id}" again` });
    }
    if (!settings.pivot) return;
    if (place !== pivot) {
      const received = `a second one after "${steps[pivot].id}"`;
      problems.push({ path: `${at}.settings.pivot`, expected: 'one pivot at most', received });
    }
    const neighbour = besideOf(steps, place);
    if (neighbour !== undefined) {
      const received = `"${neighbour.id}" beside it`;
      problems.push({ path: `${at}.settings.pivot`, expected: 'a pivot that runs alone', received });
    }
  });
  return problems;
}

/** A step that runs at the same time as the one at `place`. */
function besideOf(steps: readonly SagaStep[], place: number): SagaStep | undefined {
  if (place > 0 && steps[place].settings.starts === 'with') return steps[place - 1];
  const next = steps.at(place + 1);
  return next?.settings.starts === 'with' ? next : undefined;
}
