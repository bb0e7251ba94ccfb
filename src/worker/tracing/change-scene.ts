import { causeText as ejectionCause } from '../../patterns/outlier-ejection/explain';
import { EjectionGuard } from '../../policies/layers/ejection-layer';
import {
  BREAKER_CHANGED,
  FAULT_BEGAN,
  FAULT_ENDED,
  INSTANCE_EJECTED,
  RULE_BROKEN,
  type ChangeRow,
} from '../../sim/change-log';
import { changeText } from '../../sim/change-words';
import type { FaultModel } from '../../sim/fault-model';
import type { Model } from '../../sim/model';
import type { World } from '../../sim/world';
import { namesOf } from '../../scenario/names';
import type { LoggedEdit } from '../lines';
import { meaningOf } from '../log-rows';
import type { PartRef } from '../protocol';
import type { Why, WhyMoment, WhySetting } from '../traces';
import { effectText, spanText } from './fault-words';
import { wordsOfGuard, type GuardWords } from './guard-words';
import type { PartNames } from './part-names';
import { sentences } from './phrases';
import { DECIDES_BY, layerSettings } from './setting-words';

/** What is told of a change. */
export type Told = Pick<Why, 'question' | 'answer' | 'moments'>;

/** What was seen at the instant of a change. */
export interface Seen {
  readonly model: Model;
  readonly words: GuardWords | null;
  readonly settings: readonly WhySetting[];
  /** Of an ejection. */
  readonly ejection: { readonly cause: string; readonly until: number } | null;
  /** The faults that acted then, by index. */
  readonly acting: readonly {
    readonly index: number;
    readonly model: FaultModel;
    readonly instances: readonly number[];
  }[];
  /** Of a saga whose data broke a rule: how, in a sentence. */
  readonly brokenRule: string | null;
  /** Of a node: the rows of its instances. */
  readonly instances: readonly number[];
}

/** A row of the log with all that its reasons are told from. */
export interface ChangeScene {
  readonly names: PartNames;
  readonly row: ChangeRow;
  readonly index: number;
  readonly seen: Seen;
  /** The rows up to the present moment. */
  readonly rows: readonly ChangeRow[];
  readonly edits: readonly LoggedEdit[];
}

export function lookAt(world: World, row: ChangeRow): Seen {
  const { configuration } = world;
  const isOfEngine = isOfGuard(row);
  return {
    model: configuration.model,
    words: isOfEngine ? wordsOfGuard(world, row.subject) : null,
    settings: isOfEngine ? settingsOf(world, row.subject) : [],
    ejection: row.code === INSTANCE_EJECTED ? ejectionOf(world, row) : null,
    acting: configuration.faults.flatMap(({ model, instances }, index) =>
      world.faultTurns[index] < 0 ? [] : [{ index, model, instances }],
    ),
    brokenRule: row.code === RULE_BROKEN ? (world.data?.faultText(row.b) ?? null) : null,
    instances: isOfEngine ? [] : (configuration.nodes.at(row.subject)?.allInstances ?? []),
  };
}

function settingsOf({ configuration }: World, guard: number): WhySetting[] {
  const { edge, layer: id } = configuration.guards[guard];
  const { model } = configuration.edges[edge];
  const layer = model.stack.find((one) => one.id === id);
  return layer === undefined ? [] : layerSettings(model.id, layer, DECIDES_BY[layer.kind]);
}

function ejectionOf({ configuration }: World, { subject, a: place }: ChangeRow): Seen['ejection'] {
  const { guard } = configuration.guards[subject];
  if (!(guard instanceof EjectionGuard)) return null;
  return { cause: ejectionCause(guard.state, place), until: guard.state.ejectedUntil[place] };
}

/** A row of the log as a step of a chain. */
export function rowMoment(scene: ChangeScene, row: ChangeRow, more: Partial<WhyMoment> = {}): WhyMoment {
  const { names } = scene;
  return {
    time: row.time,
    mark: meaningOf(row).mark,
    title: TITLES[meaningOf(row).kind],
    text: rowText(scene, row),
    part: partOf(names, row),
    layer: isOfGuard(row) ? names.configuration.guards[row.subject].layer : null,
    window: null,
    settings: [],
    ...more,
  };
}

const TITLES = {
  breaker: 'The circuit breaker changed',
  fault: 'A fault changed',
  instance: 'An instance changed',
  shedding: 'Shedding changed',
  edit: 'An edit',
  request: 'A request of the console',
  saga: 'A saga',
  data: 'A rule of the data was broken',
} as const;

export function rowText({ names }: ChangeScene, row: ChangeRow): string {
  return changeText(names.configuration, row, namesOf(names.scenario));
}

function isOfGuard({ code }: ChangeRow): boolean {
  return code === BREAKER_CHANGED || code === INSTANCE_EJECTED;
}

function partOf(names: PartNames, row: ChangeRow): PartRef | null {
  const { guards, faults, nodes } = names.configuration;
  if (isOfGuard(row)) return names.edgeRef(guards[row.subject].edge);
  if (row.code === FAULT_BEGAN || row.code === FAULT_ENDED) {
    const { model } = faults[row.subject];
    const [id] = model.on === 'nodes' ? model.nodes : model.edges;
    return id === undefined ? null : { kind: model.on === 'nodes' ? 'node' : 'edge', id };
  }
  const { kind } = meaningOf(row);
  if (kind === 'saga') return orchestratorOf(names, row);
  const isOfNode = kind !== 'edit' && kind !== 'data' && row.subject < nodes.length;
  return isOfNode ? names.nodeRef(row.subject) : null;
}

function orchestratorOf({ configuration }: PartNames, { a }: ChangeRow): PartRef | null {
  const saga = configuration.data?.sagas.at(a);
  return saga === undefined ? null : { kind: 'node', id: saga.model.node };
}

/** The faults that acted at that instant on any of these parts, as the steps in which they began. */
export function faultMoments(
  scene: ChangeScene,
  concerns: (fault: FaultModel, instances: readonly number[]) => boolean,
): WhyMoment[] {
  const {
    seen,
    rows,
    index: at,
    row: { time },
  } = scene;
  return seen.acting.flatMap(({ index, model, instances }) => {
    if (!concerns(model, instances)) return [];
    const began = rows.slice(0, at).findLast((one) => one.code === FAULT_BEGAN && one.subject === index);
    if (began === undefined) return [];
    return [rowMoment(scene, began, { title: 'A fault began', text: faultText(scene, index, model, time) })];
  });
}

export function faultText({ names }: ChangeScene, index: number, model: FaultModel, time: number): string {
  return sentences(`the fault ${names.fault(index)}, ${spanText(model, time)}, ${effectText(model, time)}`);
}

/** The callee of an edge, and whatever it calls in turn. */
export function reachedFrom(
  model: Model,
  edgeId: string,
): { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } {
  const nodes = new Set<string>();
  const edges = new Set<string>([edgeId]);
  const next = model.edges.filter(({ id }) => id === edgeId).map(({ to }) => to);
  for (let node = next.pop(); node !== undefined; node = next.pop()) {
    if (nodes.has(node)) continue;
    nodes.add(node);
    for (const edge of model.edges) {
      if (edge.from !== node) continue;
      edges.add(edge.id);
      next.push(edge.to);
    }
  }
  return { nodes, edges };
}
