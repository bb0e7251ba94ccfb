import { ok } from '../../base/result';
import type { Scenario } from '../format';
import { LIMITS } from '../limits';
import { readRequestType } from '../read-parts';
import type { RequestTypeAct } from './acts';
import { refused, withPart, type DoneResult } from './done';
import { idsOf, newId } from './new-ids';
import { whatElseGoes } from './remove';
import { without } from './without';
import type { Problem } from '../../base/problem';
import { err } from '../../base/result';

/** What clients may ask for: one kind more, one called otherwise, or one less, with all that is only about it. */
export function requestTypes(scenario: Scenario, { change }: RequestTypeAct): DoneResult {
  if (change.kind === 'add') return added(scenario, change);
  const { id } = change;
  const type = scenario.requestTypes.find((one) => one.id === id);
  if (type === undefined)
    return refused(`requestTypes.${id}`, 'the id of a request type', `"${id}", which is none`);
  if (change.kind === 'remove') {
    const after = without(scenario, { nodes: new Set(), edges: new Set(), requestTypes: new Set([id]) });
    return ok({ after, label: `${type.name} removed${whatElseGoes(scenario, after)}`, made: [] });
  }
  const name = change.name.trim();
  if (name === '' || name.length > LIMITS.name) {
    return refused(
      `requestTypes.${id}.name`,
      `a name of 1 to ${LIMITS.name} characters`,
      `"${name.slice(0, 20)}"`,
    );
  }
  const renamed = { ...scenario, requestTypes: withPart(scenario.requestTypes, { ...type, name }) };
  return ok({ after: renamed, label: `${type.name} renamed to ${name}`, made: [] });
}

function added(
  scenario: Scenario,
  { name, method = 'GET', path = '/' }: Extract<RequestTypeAct['change'], { kind: 'add' }>,
): DoneResult {
  if (scenario.requestTypes.length >= LIMITS.requestTypes) {
    return refused('requestTypes', `at most ${LIMITS.requestTypes} request types`, 'one more');
  }
  const words = name.trim() === '' ? `${method} ${path}` : name.trim();
  const id = newId(words, idsOf(scenario.requestTypes));
  const problems: Problem[] = [];
  const type = readRequestType({ id, name: words, method, path }, `requestTypes.${id}`, problems);
  if (type === undefined) return err(problems);
  const after = { ...scenario, requestTypes: [...scenario.requestTypes, type] };
  return ok({ after, label: `${type.name} added`, made: [] });
}
