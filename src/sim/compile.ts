import { ensure } from '../base/assert';
import { zipfLaw } from '../base/zipf';
import {
  indexById,
  mergedById,
  partKey,
  type CallPart,
  type ClientPart,
  type Configuration,
  type EdgePart,
  type FaultPart,
  type NodePart,
  type RequestTypePart,
  type StepPart,
} from './configuration';
import { dataCode } from './data-host';
import { chosenInstances } from './fault-targets';
import type { FaultModel } from './fault-model';
import { openInstances } from './instances';
import type { ClientModel, EdgeModel, Model, NodeModel, RequestTypeModel } from './model';
import { addStack, choosesInstance, sameStack, type StackSite } from './stacks';
import { clientsOf } from './own-client';
import { openClient, openEdge, openUsers } from './rows';
import type { World } from './world';

type Index = ReadonlyMap<string, number>;

/** The model as indices: known parts keep theirs, and rows are opened for what is new. */
export function compile(world: World, before: Configuration, model: Model): Configuration {
  const typeModels = mergedById(modelsOf(before.requestTypes), model.requestTypes);
  const nodeModels = mergedById(modelsOf(before.nodes), model.nodes);
  const edgeModels = mergedById(modelsOf(before.edges), model.edges);
  const clientModels = mergedById(modelsOf(before.clients), clientsOf(model));
  const nodeIndex = indexById(nodeModels.map(({ part }) => part));
  const edgeIndex = indexById(edgeModels.map(({ part }) => part));
  const typeIndex = indexById(typeModels.map(({ part }) => part));
  const zones = allZones(before.zones, model);
  const stacks = [...before.stacks];
  const guards = [...before.guards];
  const nodes = nodeModels.map(({ part }, index): NodePart => {
    const known = before.nodes[index]?.allInstances ?? [];
    const allInstances = openInstances(world, index, known, part.instances);
    return {
      model: part,
      key: partKey('node', part.id),
      instances: allInstances.slice(0, part.instances),
      allInstances,
      zones: allInstances.map((_, place) => zoneIndex(zones, part.zones[place % part.zones.length])),
      leastLeftNs: part.queue.leastLeftNs ?? -1,
      ...plansOf(
        part,
        edgeIndex,
        typeModels.map(({ part: type }) => type.id),
      ),
    };
  });
  const faults = mergedById(modelsOf(before.faults), model.faults).map(({ part, removed }) =>
    faultPart(part, removed, nodes, nodeIndex, edgeIndex, zones),
  );
  const data = model.data ?? withoutParts(before.data);
  return {
    model,
    data: data === null ? null : dataCode().compile(before.data, data, { nodeIndex, edgeIndex, typeIndex }),
    requestTypes: typeModels.map(({ part }) => requestTypePart(part)),
    nodes,
    edges: edgeModels.map(({ part }, index): EdgePart => {
      const known = before.edges[index];
      if (known === undefined) openEdge(world);
      const to = ensure(nodeIndex.get(part.to), `node ${part.to}`);
      const same = known !== undefined && keepsStack(known, before.nodes[known.to], part, nodes[to]);
      const site = siteOf(index, part.id, nodes[to], edgeIndex);
      const stack = same ? known.stack : addStack(world, stacks, guards, site, part.stack);
      return { model: part, key: partKey('edge', part.id), to, stack };
    }),
    clients: clientModels.map(({ part, removed }, index): ClientPart => {
      const known = before.clients[index];
      if (known === undefined) openClient(world);
      const wanted = part.load.kind === 'closed' ? part.load.users : 0;
      return {
        model: part,
        key: partKey('client', part.id),
        stream: world.bank.stream(`arrivals/${part.id}`),
        zone: zoneIndex(zones, part.zone),
        entries: entriesOf(part, typeIndex, edgeIndex),
        users: openUsers(world, index, known?.users ?? [], wanted),
        removed,
      };
    }),
    faults,
    faultsOfInstance: faultsBy(world.instances.high, faults, ({ instances }) => instances),
    faultsOfEdge: faultsBy(edgeModels.length, faults, ({ edges }) => edges),
    zones,
    stacks,
    guards,
  };
}

/** A stack stays as it is unless it changed itself, or it chooses among instances and those are others now. */
function keepsStack(known: EdgePart, callee: NodePart, edge: EdgeModel, now: NodePart): boolean {
  if (!sameStack(known.model.stack, edge.stack)) return false;
  if (!choosesInstance(edge.stack)) return true;
  const { allInstances, model } = callee;
  return now.allInstances.length === allInstances.length && now.model.weights.join() === model.weights.join();
}

function siteOf(edge: number, edgeId: string, { allInstances, model }: NodePart, index: Index): StackSite {
  const weights = allInstances.map((_, place) => model.weights[place % model.weights.length] ?? 1);
  const edgeIndex = (id: string): number => index.get(id) ?? -1;
  return { edge, edgeId, instances: allInstances.length, weights, edgeIndex };
}

function modelsOf<PartModel>(parts: readonly { readonly model: PartModel }[]): readonly PartModel[] {
  return parts.map(({ model }) => model);
}

function requestTypePart(model: RequestTypeModel): RequestTypePart {
  const isSkewed = model.keys > 1 && model.keySkew > 0;
  return { model, keyLaw: isSkewed ? zipfLaw(model.keys, model.keySkew) : null };
}

function allZones(before: readonly string[], model: Model): readonly string[] {
  const named = [
    ...model.clients.map(({ zone }) => zone),
    ...model.nodes.flatMap(({ zones }) => zones),
    ...model.faults.flatMap((fault) => {
      if (fault.on === 'edges') return fault.between ?? [];
      return fault.zone === null ? [] : [fault.zone];
    }),
  ];
  return [...new Set([...before, ...named])];
}

function zoneIndex(zones: readonly string[], zone = ''): number {
  return zones.indexOf(zone);
}

/** Types that call the same have the same plan, as one object. */
function plansOf(
  node: NodeModel,
  edgeIndex: Index,
  types: readonly string[],
): Pick<NodePart, 'plans' | 'commonPlan'> {
  const turns = new Map<string, number>();
  const steps = node.plan.map((step) =>
    step.map((call) => {
      const turn = turns.get(call.edge) ?? 0;
      turns.set(call.edge, turn + 1);
      const edge = ensure(edgeIndex.get(call.edge), `edge ${call.edge}`);
      return { call, part: { edge, turn, optional: call.optional } };
    }),
  );
  const planFor = (type: string | null): StepPart[] =>
    steps.flatMap((step): StepPart[] => {
      const calls = step.filter(({ call: { requestTypes } }) => {
        return requestTypes === null || (type !== null && requestTypes.includes(type));
      });
      const parts = (awaited: boolean): CallPart[] =>
        calls.flatMap(({ call, part }) => (call.awaited === awaited ? [part] : []));
      return calls.length === 0 ? [] : [{ awaited: parts(true), unawaited: parts(false) }];
    });
  const named = new Set(node.plan.flatMap((step) => step.flatMap(({ requestTypes }) => requestTypes ?? [])));
  const common = planFor(null);
  const plans = types.map((type) => (named.has(type) ? planFor(type) : common));
  return { plans, commonPlan: named.size === 0 ? common : null };
}

function entriesOf(client: ClientModel, typeIndex: Index, edgeIndex: Index): ClientPart['entries'] {
  const total = client.mix.reduce((sum, entry) => sum + entry.weight, 0);
  let upTo = 0;
  return client.mix.map((entry) => ({
    upTo: (upTo += entry.weight / total),
    requestType: ensure(typeIndex.get(entry.requestType), `request type ${entry.requestType}`),
    edge: ensure(edgeIndex.get(entry.edge), `edge ${entry.edge}`),
  }));
}

/** A fault that an edit removed never is active. */
function faultPart(
  fault: FaultModel,
  removed: boolean,
  nodes: readonly NodePart[],
  nodeIndex: Index,
  edgeIndex: Index,
  zones: readonly string[],
): FaultPart {
  const model = removed ? { ...fault, from: 0, to: 0 } : fault;
  const key = partKey('fault', fault.id);
  if (model.on === 'nodes') {
    const instances = model.nodes.flatMap((id) => {
      const index = nodeIndex.get(id);
      return index === undefined ? [] : chosenInstances(model, nodes[index], zones);
    });
    return { model, key, instances, edges: [], between: null };
  }
  const edges = [...new Set(model.edges)].flatMap((id) => edgeIndex.get(id) ?? []);
  const [first, second] = model.between ?? [];
  const between: FaultPart['between'] =
    first === undefined || second === undefined ? null : [zoneIndex(zones, first), zoneIndex(zones, second)];
  return { model, key, instances: [], edges, between };
}

/** Turns the targets of the faults round: the faults of each target. */
function faultsBy(
  count: number,
  faults: readonly FaultPart[],
  targetsOf: (fault: FaultPart) => readonly number[],
): readonly (readonly number[])[] {
  const lists = new Map<number, number[]>();
  faults.forEach((fault, index) => {
    for (const target of targetsOf(fault)) {
      const list = lists.get(target);
      if (list === undefined) lists.set(target, [index]);
      else list.push(index);
    }
  });
  return Array.from({ length: count }, (_, target) => lists.get(target) ?? NO_FAULTS);
}

/** Shared by the parts that no fault concerns, which are nearly all of them. */
const NO_FAULTS: readonly number[] = [];

/** Sagas that were begun go on, also when an edit has taken all data away; but nobody keeps any, and no saga begins. */
function withoutParts(before: Configuration['data']): Model['data'] {
  return before === null ? null : { ...before.model, owners: [], sagas: [], writers: [], views: [] };
}
