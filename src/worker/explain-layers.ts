import { explainDecision, explainGuard } from '../policies/explanations';
import type { Scenario } from '../scenario/format';
import { guardOfLayer } from '../sim/configuration';
import type { World } from '../sim/world';
import type { LayerDetail, PartRef } from './protocol';

/** What the layers of the watched edge say about themselves now. A node has no layers of its own. */
export function explainLayers(scenario: Scenario, world: World, part: PartRef): LayerDetail[] {
  const edge = part.kind === 'edge' ? scenario.edges.find(({ id }) => id === part.id) : undefined;
  if (edge === undefined) return [];
  return edge.stack.flatMap((layer): LayerDetail[] => {
    const index = guardOfLayer(world.configuration, edge.id, layer.id);
    if (index < 0) return [];
    const { guard } = world.configuration.guards[index];
    return [
      {
        edge: edge.id,
        layer: layer.id,
        explanation: explainGuard(guard, world.now),
        decision: explainDecision(guard),
      },
    ];
  });
}
