import { ok } from '../../base/result';
import type { Scenario, ScenarioNode } from '../format';
import { LIMITS } from '../limits';
import type { RenameAct } from './acts';
import { noSuchNode, refused, withPart, type DoneResult } from './done';

/** A node is called otherwise. Its id stays, and with it all that refers to it. */
export function rename(scenario: Scenario, { node: id, name }: RenameAct): DoneResult {
  const node = scenario.nodes.find((one) => one.id === id);
  if (node === undefined) return noSuchNode(id);
  const words = name.trim();
  if (words === '' || words.length > LIMITS.name) {
    const expected = `a name of 1 to ${LIMITS.name} characters`;
    return refused(`nodes.${id}.name`, expected, words === '' ? 'nothing' : `${words.length} characters`);
  }
  const nodes = withPart<ScenarioNode>(scenario.nodes, { ...node, name: words });
  return ok({ after: { ...scenario, nodes }, label: `${node.name} renamed to ${words}`, made: [] });
}
