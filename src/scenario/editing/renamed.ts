import type { Call, ScenarioEdge, ScenarioNode, Step } from '../format';
import { callsOfStep, isWorkNode } from '../node-parts';

/** What parts are called after something was pasted, by what they were called before. What is not named stays. */
export interface NewIds {
  readonly nodes: ReadonlyMap<string, string>;
  readonly edges: ReadonlyMap<string, string>;
  readonly requestTypes: ReadonlyMap<string, string>;
}

export function renamedNode(node: ScenarioNode, ids: NewIds): ScenarioNode {
  const id = ids.nodes.get(node.id) ?? node.id;
  if (!isWorkNode(node)) {
    const mix = node.mix.map(({ edge, requestType, weight }) => ({
      requestType: ids.requestTypes.get(requestType) ?? requestType,
      edge: ids.edges.get(edge) ?? edge,
      weight,
    }));
    return { ...node, id, mix };
  }
  const plan = node.plan.map((step): Step => {
    const calls = callsOfStep(step).map((call) => renamedCall(call, ids));
    return calls.length === 1 ? calls[0] : calls;
  });
  if (node.kind !== 'database' || node.belongsTo === undefined) return { ...node, id, plan };
  return { ...node, id, plan, belongsTo: ids.nodes.get(node.belongsTo) ?? node.belongsTo };
}

function renamedCall(call: Call, { edges, requestTypes }: NewIds): Call {
  if (typeof call === 'string') return edges.get(call) ?? call;
  const edge = edges.get(call.edge) ?? call.edge;
  if (call.requestTypes === undefined) return { ...call, edge };
  return { ...call, edge, requestTypes: call.requestTypes.map((type) => requestTypes.get(type) ?? type) };
}

/** Layers keep their ids: they are those of their edge alone. */
export function renamedEdge(edge: ScenarioEdge, { nodes, edges }: NewIds): ScenarioEdge {
  const stack = edge.stack.map((layer) => {
    if (layer.kind !== 'fallback') return layer;
    const other = edges.get(layer.settings.edge);
    return other === undefined ? layer : { ...layer, settings: { ...layer.settings, edge: other } };
  });
  return {
    ...edge,
    id: edges.get(edge.id) ?? edge.id,
    from: nodes.get(edge.from) ?? edge.from,
    to: nodes.get(edge.to) ?? edge.to,
    stack,
  };
}
