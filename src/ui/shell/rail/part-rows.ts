import type { Scenario, ScenarioNode } from '../../../scenario/format';
import type { FrameLayout } from '../../../worker/frame';
import type { PartRef } from '../../../worker/protocol';

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
  const nodes = KINDS.map(([kind, title]) => ({
    title,
    rows: scenario.nodes
      .filter((node) => node.kind === kind)
      .map(({ id, name }): PartRow => ({
        part: { kind: 'node', id },
        name,
        kind,
        row: layout?.nodes.indexOf(id) ?? -1,
        breakers: [],
      })),
  }));
  const calls = { title: 'Calls', rows: callRows(scenario, layout) };
  return [...nodes, calls].filter(({ rows }) => rows.length > 0);
}

function callRows({ nodes, edges }: Scenario, layout: FrameLayout | null): readonly PartRow[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return edges.map(({ id, from, to }) => ({
    part: { kind: 'edge', id },
    name: `${names.get(from) ?? from} → ${names.get(to) ?? to}`,
    kind: 'call',
    row: layout?.edges.indexOf(id) ?? -1,
    breakers: (layout?.layers ?? []).flatMap((layer, index) =>
      layer.edge === id && layer.kind === 'circuit-breaker' ? [index] : [],
    ),
  }));
}

export function samePart(one: PartRef | null, other: PartRef | null): boolean {
  return one?.kind === other?.kind && one?.id === other?.id;
}
