import type { Scenario, ScenarioNode } from '../../../scenario/format';
import type { FrameLayout } from '../../../worker/frame';
import type { PartRef } from '../../../worker/protocol';
import { edgeNames } from '../../event-log/part-names';

export interface PartGroup {
  readonly title: string;
  readonly rows: readonly PartRow[];
}

export interface PartRow {
  readonly part: PartRef;
  readonly name: string;
  /** `call` for an edge. */
  readonly kind: ScenarioNode['kind'] | 'call';
  /** Its row in frames; -1 while no frame tells of it. */
  readonly row: number;
  /** Rows of the breakers of an edge. */
  readonly breakers: readonly number[];
}

const KINDS = [
  ['client', 'Callers'],
  ['gateway', 'Gateways'],
  ['service', 'Services'],
  ['database', 'Data'],
] as const satisfies readonly (readonly [ScenarioNode['kind'], string])[];

/** The parts of a scenario by kind, with the places where frames tell of them. */
export function partGroups(scenario: Scenario, layout: FrameLayout | null): readonly PartGroup[] {
  const places = placesOf(layout?.nodes);
  const nodes = KINDS.map(([kind, title]) => ({
    title,
    rows: scenario.nodes
      .filter((node) => node.kind === kind)
      .map(({ id, name }): PartRow => ({
        part: { kind: 'node', id },
        name,
        kind,
        row: places.get(id) ?? -1,
        breakers: [],
      })),
  }));
  const calls = { title: 'Calls', rows: callRows(scenario, layout) };
  return [...nodes, calls].filter(({ rows }) => rows.length > 0);
}

function callRows(scenario: Scenario, layout: FrameLayout | null): readonly PartRow[] {
  const names = edgeNames(scenario);
  const places = placesOf(layout?.edges);
  const breakers = breakersOf(layout);
  return scenario.edges.map(({ id }) => ({
    part: { kind: 'edge', id },
    name: names.get(id) ?? id,
    kind: 'call',
    row: places.get(id) ?? -1,
    breakers: breakers.get(id) ?? [],
  }));
}

function placesOf(ids: readonly string[] = []): ReadonlyMap<string, number> {
  return new Map(ids.map((id, place) => [id, place]));
}

/** The rows of the breakers of each edge that has any. */
function breakersOf(layout: FrameLayout | null): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  layout?.layers.forEach(({ edge, kind }, row) => {
    if (kind === 'circuit-breaker') rows.set(edge, [...(rows.get(edge) ?? []), row]);
  });
  return rows;
}

export function samePart(one: PartRef | null, other: PartRef | null): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}
