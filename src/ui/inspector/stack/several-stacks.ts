import { patterns, type PatternId } from '../../../patterns/registry';
import type { Patch } from '../../../scenario/edit';
import type { ScenarioEdge, ScenarioLayer } from '../../../scenario/format';
import { lowered } from '../../forms/setting-words';
import { removeLayer, switchLayer, type StackStep } from './stack-changes';
import { KINDS_IN_ORDER } from './stack-order';

/** The layers of one kind in the stacks of several calls; a call may have more than one, or none. */
export interface LayersOfKind {
  readonly kind: PatternId;
  readonly layers: readonly { readonly edge: ScenarioEdge; readonly layer: ScenarioLayer }[];
  /** How many of the calls have one. */
  readonly calls: number;
}

export function layersByKind(edges: readonly ScenarioEdge[]): readonly LayersOfKind[] {
  return KINDS_IN_ORDER.map((kind) => {
    const layers = edges.flatMap((edge) =>
      edge.stack.filter((layer) => layer.kind === kind).map((layer) => ({ edge, layer })),
    );
    return { kind, layers, calls: new Set(layers.map(({ edge }) => edge)).size };
  }).filter(({ layers }) => layers.length > 0);
}

/** One change of many stacks, as one edit with what the log says about it. */
export interface SeveralChange {
  readonly edit: readonly Patch[];
  readonly label: string;
}

/** The same change at each of the calls. */
export function changeAll(edges: readonly ScenarioEdge[], step: StackStep): SeveralChange {
  const changes = edges.flatMap((edge) => step(edge) ?? []);
  return {
    edit: changes.flatMap(({ edit }) => edit),
    label: `${callsText(changes.length)}: ${changes.at(0)?.label ?? 'nothing'}`,
  };
}

/** All layers of a kind are switched on or off. */
export function switchAll({ kind, layers, calls }: LayersOfKind, enabled: boolean): SeveralChange {
  const edit = layers.flatMap(({ edge, layer }) => switchLayer(layer.id, enabled)(edge)?.edit ?? []);
  return { edit, label: `${callsText(calls)}: ${nameOf(kind)} switched ${enabled ? 'on' : 'off'}` };
}

/** All layers of a kind go. Each place is counted in the stack that the ones before have left. */
export function removeAll({ kind, layers, calls }: LayersOfKind): SeveralChange {
  const left = new Map<string, ScenarioEdge>();
  const edit = layers.flatMap(({ edge, layer }) => {
    const now = left.get(edge.id) ?? edge;
    left.set(edge.id, { ...now, stack: now.stack.filter(({ id }) => id !== layer.id) });
    return removeLayer(layer.id)(now)?.edit ?? [];
  });
  return { edit, label: `${callsText(calls)}: ${nameOf(kind)} removed` };
}

function nameOf(kind: PatternId): string {
  return lowered(patterns[kind].title);
}

function callsText(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}
