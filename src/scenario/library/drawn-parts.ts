import type { Scenario } from '../format';
import type { ScenarioPicture } from './details';

/** What a small picture draws of a topology. */
export function drawnParts({ nodes, edges }: Scenario): Omit<ScenarioPicture, 'faults'> {
  return {
    nodes: nodes.map(({ id, kind, position = { x: 0, y: 0 } }) => ({
      id,
      kind,
      x: position.x,
      y: position.y,
    })),
    edges: edges.map(({ from, to, stack }) => ({
      from,
      to,
      ...(stack.some(({ kind }) => kind === 'circuit-breaker') && { guarded: true }),
    })),
  };
}
