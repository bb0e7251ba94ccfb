import { ok } from '../../base/result';
import type { Scenario } from '../format';
import type { MoveAct, Place } from './acts';
import { noSuchNode, type DoneResult } from './done';
import { idsOf } from './new-ids';

export function move(scenario: Scenario, { places, isLayout = false }: MoveAct): DoneResult {
  const moved = Object.keys(places);
  const known = idsOf(scenario.nodes);
  const stranger = moved.find((id) => !known.has(id));
  if (stranger !== undefined) return noSuchNode(stranger);
  const after = placed(scenario, places);
  return ok({ after, label: isLayout ? 'Laid out' : `${someNodes(scenario, moved)} moved`, made: [] });
}

/** The scenario with nodes at other places, on whole points of the canvas. */
export function placed(scenario: Scenario, places: Readonly<Record<string, Place>>): Scenario {
  const nodes = scenario.nodes.map((node) => {
    if (!Object.hasOwn(places, node.id)) return node;
    return { ...node, position: wholePoint(places[node.id]) };
  });
  return { ...scenario, nodes };
}

/** Nobody sees less than a point of the canvas; and a rounded 0 has no sign. */
export function wholePoint({ x, y }: Place): Place {
  return { x: Math.round(x) + 0, y: Math.round(y) + 0 };
}

/** One node by its name, several by their number. */
export function someNodes({ nodes }: Scenario, ids: readonly string[]): string {
  if (ids.length !== 1) return `${ids.length} nodes`;
  return nodes.find(({ id }) => id === ids[0])?.name ?? ids[0];
}
