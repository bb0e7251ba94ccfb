import type { Problem } from '../base/problem';
import type { ScenarioEdge } from './format';
import { LIMITS } from './limits';

/** Layers that try again multiply inside one another: four of 20 tries would call a dead service 160,000 times. */
export function checkRetries(edges: readonly ScenarioEdge[]): Problem[] {
  return edges.flatMap((edge) => {
    let tries = 1;
    for (const layer of edge.stack) {
      if (layer.kind === 'retry') tries *= layer.settings.maxAttempts;
      else if (layer.kind === 'hedge') tries *= 1 + layer.settings.maxHedges;
    }
    if (tries <= LIMITS.triesOfCall) return [];
    return [
      {
        path: `edges.${edge.id}.stack`,
        expected: `retry and hedge layers that together try a call at most ${LIMITS.triesOfCall} times`,
        received: `${tries} tries`,
      },
    ];
  });
}
