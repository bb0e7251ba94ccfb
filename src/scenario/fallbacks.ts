import type { Problem } from '../base/problem';
import type { ScenarioEdge, ScenarioLayer } from './format';

type FallbackLayer = Extract<ScenarioLayer, { kind: 'fallback' }>;

/** The layers of an edge that turn to another service, with the edge along which they do. */
export function otherEdges(edge: ScenarioEdge): { readonly layer: FallbackLayer; readonly other: string }[] {
  return edge.stack.flatMap((layer) => {
    if (layer.kind !== 'fallback' || layer.settings.kind !== 'other-service') return [];
    const other = layer.settings.edge;
    return other === '' ? [] : [{ layer, other }];
  });
}

/** A fallback turns to another edge of the same caller, and never, by whatever way, back to its own. */
export function checkFallbacks(edges: readonly ScenarioEdge[]): Problem[] {
  const byId = new Map(edges.map((edge) => [edge.id, edge]));
  return edges.flatMap((edge) =>
    otherEdges(edge).flatMap(({ layer, other }): Problem[] => {
      const path = `edges.${edge.id}.stack.${layer.id}.edge`;
      const found = byId.get(other);
      const expected = `another edge that leaves ${edge.from}`;
      if (found === undefined) return [{ path, expected, received: `"${other}", which is no edge` }];
      if (found.from !== edge.from) {
        return [{ path, expected, received: `"${other}", which leaves ${found.from}` }];
      }
      const way = wayBack(byId, edge, found);
      if (way === undefined) return [];
      return [{ path, expected: 'fallbacks that do not lead back to the call that failed', received: way }];
    }),
  );
}

/** The circle that leads from an edge by fallbacks back to it, in words. */
function wayBack(
  byId: ReadonlyMap<string, ScenarioEdge>,
  start: ScenarioEdge,
  first: ScenarioEdge,
): string | undefined {
  const seen = new Set<string>();
  const ways: (readonly ScenarioEdge[])[] = [[first]];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    const last = way[way.length - 1];
    if (last.id === start.id) return `the circle ${[start, ...way].map(({ id }) => id).join(', ')}`;
    if (seen.has(last.id)) continue;
    seen.add(last.id);
    for (const { other } of otherEdges(last)) {
      const next = byId.get(other);
      if (next !== undefined) ways.push([...way, next]);
    }
  }
  return undefined;
}
