import type { Scenario } from '../format';
import type { PartId, Place } from './acts';
import { namedTypes } from './standing-alone';

export const CLIP = 'breakwater-clip';
export const CLIP_VERSION = 1;

/**
 * What a copy of parts is, as a text for the clipboard: the nodes among them, the calls that these make, and the types
 * of requests that they speak of. Null where there is no node among them.
 *
 * `places` says where nodes are drawn that have no place in the file.
 */
export function clipOf(
  scenario: Scenario,
  parts: readonly PartId[],
  places: Readonly<Record<string, Place>> = {},
): string | null {
  const ids = new Set(parts.flatMap(({ kind, id }) => (kind === 'node' ? [id] : [])));
  const nodes = scenario.nodes.filter(({ id }) => ids.has(id));
  if (nodes.length === 0) return null;
  const types = new Set(nodes.flatMap(namedTypes));
  const clip = {
    format: CLIP,
    version: CLIP_VERSION,
    scenario: scenario.id,
    nodes: nodes.map((node) =>
      Object.hasOwn(places, node.id) ? { ...node, position: places[node.id] } : node,
    ),
    edges: scenario.edges.filter(({ from }) => ids.has(from)),
    requestTypes: scenario.requestTypes.filter(({ id }) => types.has(id)),
  };
  return JSON.stringify(clip);
}
