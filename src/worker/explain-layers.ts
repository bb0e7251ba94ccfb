import type { Scenario } from '../scenario/format';
import * as retry from '../patterns/retry/engine';
import * as timeout from '../patterns/timeout/engine';
import type { World } from '../sim/world';
import type { LayerDetail, PartRef } from './protocol';

/** What the layers of the watched edge say about themselves now. A node has no layers of its own. */
export function explainLayers(scenario: Scenario, world: World, part: PartRef): LayerDetail[] {
  const edge = part.kind === 'edge' ? scenario.edges.find(({ id }) => id === part.id) : undefined;
  if (edge === undefined) return [];
  const { guards, edges } = world.configuration;
  return edge.stack.flatMap((layer): LayerDetail[] => {
    const told = { edge: edge.id, layer: layer.id };
    if (layer.kind === 'retry') {
      return [{ ...told, explanation: retry.explain(retry.configure(layer.settings), {}, world.now) }];
    }
    if (layer.kind === 'timeout') {
      return [{ ...told, explanation: timeout.explain(timeout.configure(layer.settings), {}, world.now) }];
    }
    const guard = guards.find(
      (one) => edges[one.edge].model.id === edge.id && one.layer === layer.id && one.kind === layer.kind,
    );
    return guard === undefined ? [] : [{ ...told, explanation: guard.guard.explain(world.now) }];
  });
}
