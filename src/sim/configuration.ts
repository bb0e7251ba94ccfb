import { hashText } from '../base/hash-text';
import type { Duration } from '../base/time';
import type { PatternId } from '../patterns/registry';
import type { GuardVersion } from '../policies/guard';
import type { Stack } from '../policies/stack';
import type { ZipfLaw } from '../base/zipf';
import type { DataPart } from './data-host';
import type { FaultModel } from './fault-model';
import type { ClientModel, EdgeModel, Model, NodeModel, RequestTypeModel } from './model';

/**
 * What the world runs by at this moment: the model, compiled to indices. It is immutable; a command replaces it.
 * A part keeps its index for the whole run (tables, measurements and the log refer to it), also when an edit
 * removes the part: work under way finishes, and nothing new begins. (The guards in it are the exception: engines whose
 * state changes, the same objects in every configuration that holds them.)
 */
export interface Configuration {
  readonly model: Model;
  readonly requestTypes: readonly RequestTypePart[];
  readonly clients: readonly ClientPart[];
  readonly nodes: readonly NodePart[];
  readonly edges: readonly EdgePart[];
  readonly faults: readonly FaultPart[];
  /** By instance and by edge: the faults that concern it, in their order. */
  readonly faultsOfInstance: readonly (readonly number[])[];
  readonly faultsOfEdge: readonly (readonly number[])[];
  /** Every zone that was ever named; the first is nowhere in particular. */
  readonly zones: readonly string[];
  /** Every version of every stack, in the order they were made. */
  readonly stacks: readonly Stack[];
  readonly guards: readonly GuardPart[];
  /** Null as long as no part keeps data. */
  readonly data: DataPart | null;
}

export interface RequestTypePart {
  readonly model: RequestTypeModel;
  /** How its keys are drawn; null when it has none, or all alike. */
  readonly keyLaw: ZipfLaw | null;
}

export interface ClientPart {
  readonly model: ClientModel;
  readonly key: number;
  readonly stream: number;
  readonly zone: number;
  readonly entries: readonly { readonly upTo: number; readonly requestType: number; readonly edge: number }[];
  /** Rows of the table of users, those included that an edit sent away. */
  readonly users: readonly number[];
  readonly removed: boolean;
}

export interface NodePart {
  readonly model: NodeModel;
  readonly key: number;
  /** Rows of the instance table that take new work. */
  readonly instances: readonly number[];
  /** The same and those that an edit retired: they finish what they have, and come back first. */
  readonly allInstances: readonly number[];
  /** By place among all instances. */
  readonly zones: readonly number[];
  /** By request type; and the one plan when all types have the same. */
  readonly plans: readonly PlanPart[];
  readonly commonPlan: PlanPart | null;
  /** How much must be left of the deadline of a request whose turn comes; -1 when that does not matter. */
  readonly leastLeftNs: Duration;
}

/** What a node calls for requests of one type, one step after the other. */
export type PlanPart = readonly StepPart[];

export interface StepPart {
  readonly awaited: readonly CallPart[];
  readonly unawaited: readonly CallPart[];
}

export interface CallPart {
  readonly edge: number;
  /**
   * How many calls of the same edge come before it in the plan. Luck goes by the edge and by this, so that another
   * call in the plan, before it or beside it, changes nothing.
   */
  readonly turn: number;
  readonly optional: boolean;
}

export interface EdgePart {
  readonly model: EdgeModel;
  readonly key: number;
  readonly to: number;
  /** The version that new calls enter. */
  readonly stack: number;
}

/** A fault with the parts it concerns, as rows. */
export interface FaultPart {
  readonly model: FaultModel;
  readonly key: number;
  /** Of a fault on nodes. */
  readonly instances: readonly number[];
  /** Of a fault on edges. */
  readonly edges: readonly number[];
  /** The indices of its two zones, or null. */
  readonly between: readonly [number, number] | null;
}

/** The engine of a layer with the settings it has in this configuration. */
export type GuardPart = GuardSite & GuardVersion;

/** What an engine belongs to. */
export interface GuardSite {
  /** By index; NO_EDGE when layers of several edges share it. */
  readonly edge: number;
  readonly layer: string;
  readonly kind: PatternId;
  /** Tells several engines of one layer apart; the first has none. */
  readonly name: string;
}

export const NO_EDGE = -1;

/** The index of the engine that a layer has of its own; -1 when it has none. */
export function guardOfLayer({ guards, edges }: Configuration, edge: string, layer: string): number {
  return guards.findIndex(
    (part) =>
      part.layer === layer &&
      part.name === '' &&
      part.edge !== NO_EDGE &&
      edges[part.edge].model.id === edge &&
      // Another kind of layer may have had the same id before.
      edges[part.edge].model.stack.some(({ id, kind }) => id === layer && kind === part.kind),
  );
}

export const EMPTY: Configuration = {
  model: {
    requestTypes: [],
    clients: [],
    nodes: [],
    edges: [],
    faults: [],
    network: { betweenZonesNs: 0 },
    data: null,
  },
  requestTypes: [],
  clients: [],
  nodes: [],
  edges: [],
  faults: [],
  faultsOfInstance: [],
  faultsOfEdge: [],
  zones: [''],
  stacks: [],
  guards: [],
  data: null,
};

/** The list of parts after an edit: known ids keep their index, new ones follow, removed ones stay at their place. */
export function mergedById<Part extends { readonly id: string }>(
  before: readonly Part[],
  now: readonly Part[],
): readonly { readonly part: Part; readonly removed: boolean }[] {
  const byId = new Map(now.map((part) => [part.id, part]));
  const known = new Set(before.map((part) => part.id));
  return [
    ...before.map((part) => ({ part: byId.get(part.id) ?? part, removed: !byId.has(part.id) })),
    ...now.filter((part) => !known.has(part.id)).map((part) => ({ part, removed: false })),
  ];
}

export function indexById(parts: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(parts.map((part, index) => [part.id, index]));
}

/** Ids of different kinds of parts never share their luck. */
export function partKey(
  kind: 'client' | 'node' | 'edge' | 'layer' | 'fault' | 'saga' | 'writer' | 'view',
  id: string,
): number {
  return hashText(`${kind}/${id}`, 0);
}
