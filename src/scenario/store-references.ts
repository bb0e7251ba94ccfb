import type { Problem } from '../base/problem';
import type { ScenarioNode } from './format';
import type { Refer } from './given-words';
import { isDatabase } from './node-parts';

/** Checks that a database that says to whom it belongs belongs to another node, and to one that works. */
export function checkBelonging(nodes: ReadonlyMap<string, ScenarioNode>, refer: Refer): Problem[] {
  return [...nodes.values()].filter(isDatabase).flatMap(({ id, belongsTo }) => {
    const path = `nodes.${id}.belongsTo`;
    if (belongsTo === undefined || !refer('nodes', belongsTo, path)) return [];
    const expected = 'a node that works: a service, gateway or another database';
    if (belongsTo === id) return [{ path, expected, received: `"${id}" itself` }];
    if (nodes.get(belongsTo)?.kind !== 'client') return [];
    return [{ path, expected, received: `the client "${belongsTo}"` }];
  });
}
