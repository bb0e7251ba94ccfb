import type { Edit } from '../../scenario/edit';
import type { Scenario } from '../../scenario/format';
import { outsideNodes } from './outside-nodes';

/** The edit by which no server is called any more; null when none is. */
export function bringHome(scenario: Scenario): Edit | null {
  const called = outsideNodes(scenario).filter(({ transport }) => transport === 'http');
  if (called.length === 0) return null;
  return called.map(({ node, transport }) => ({
    path: `nodes.${node}.transport`,
    old: transport,
    new: 'simulated',
  }));
}
