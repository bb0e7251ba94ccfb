import { expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { KeptTopology } from './kept-topology';

it('what is drawn stays the same thing while settings change, and is another one when something is drawn elsewhere', () => {
  const scenario = shopScenario();
  const kept = new KeptTopology();
  const first = kept.of(scenario, []);
  const nodes = scenario.nodes.map((node) =>
    node.kind === 'client' ? { ...node, name: 'Shoppers' } : { ...node, instances: 7 },
  );
  const edges = scenario.edges.map((edge) => ({
    ...edge,
    stack: edge.stack.map((layer) => ({ ...layer, enabled: false })),
  }));
  expect(kept.of({ nodes, edges }, [])).toBe(first);
  const bare = scenario.edges.map((edge) => ({ ...edge, stack: [] }));
  expect(kept.of({ nodes, edges: bare }, [])).not.toBe(first);
  const again = kept.of(scenario, []);
  const moved = scenario.nodes.map((node, at) => (at === 0 ? { ...node, position: { x: -40, y: 8 } } : node));
  const elsewhere = kept.of({ nodes: moved, edges }, []);
  expect(elsewhere).not.toBe(again);
  expect(elsewhere.edges).toBe(again.edges);
  expect(
    kept.of(scenario, [{ edge: scenario.edges[0].id, caller: 'a', database: 'b', owner: 'c' }]),
  ).not.toBe(again);
});
