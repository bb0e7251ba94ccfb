import type { Configuration, FaultPart } from '../sim/configuration';
import { STARTING, UP } from '../sim/tables';
import type { World } from '../sim/world';

/** Rows of the parts that a fault acts on at this moment. */
export interface FaultedParts {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
}

export function faultedParts(world: World): FaultedParts {
  const nodes = new Set<number>();
  const edges = new Set<number>();
  const { node } = world.instances.col;
  world.configuration.faults.forEach((fault, index) => {
    if (world.faultTurns[index] < 0 || isSpent(world, index)) return;
    for (const instance of fault.instances) nodes.add(node[instance]);
    for (const edge of reachedEdges(world.configuration, fault)) edges.add(edge);
  });
  return { nodes, edges };
}

/** The faults that last by their schedule and yet do nothing more: they have struck as many requests as they were to. */
export function spentFaults(world: World): readonly string[] {
  return world.configuration.faults.flatMap(({ model }, index) =>
    world.faultTurns[index] >= 0 && isSpent(world, index) ? model.id : [],
  );
}

/** Of a fault that lasts: a turn strikes so many requests, from its beginning on, and then no more. */
function isSpent(world: World, index: number): boolean {
  const { model } = world.configuration.faults[index];
  const most = model.on === 'nodes' ? Math.max(model.failFirst, model.mostCrashes) : 0;
  return most > 0 && world.struck[index] >= most;
}

/** A fault between two zones leaves out the edges none of whose messages can go from one of them to the other. */
function reachedEdges(configuration: Configuration, fault: FaultPart): readonly number[] {
  if (fault.between === null) return fault.edges;
  const known = REACHED.get(fault);
  if (known !== undefined) return known;
  const [one, other] = fault.between;
  const zones = zonesById(configuration);
  const reached = fault.edges.filter((edge) => {
    const { from, to } = configuration.edges[edge].model;
    const [caller, callee] = [zones.get(from), zones.get(to)];
    const crosses = (here: number, there: number) =>
      caller?.has(here) === true && callee?.has(there) === true;
    return crosses(one, other) || crosses(other, one);
  });
  REACHED.set(fault, reached);
  return reached;
}

/** An edit makes all faults anew, so what was found for one of them stays true as long as it is there. */
const REACHED = new WeakMap<FaultPart, readonly number[]>();

/** Where the clients are, and the instances of the nodes that take new work. */
function zonesById({ clients, nodes }: Configuration): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map([
    ...clients.map(({ model, zone }) => [model.id, new Set([zone])] as const),
    ...nodes.map(
      ({ model, instances, zones }) =>
        [model.id, new Set(instances.map((_, place) => zones[place]))] as const,
    ),
  ]);
}

/** Instances of a node that take requests: up, and not hung. */
export function readyInstances(world: World, node: number): number {
  const { state, hung } = world.instances.col;
  return world.nodeParts[node].instances.reduce(
    (count, instance) => count + (state[instance] === UP && hung[instance] === 0 ? 1 : 0),
    0,
  );
}

export function startingInstances(world: World, node: number): number {
  const { state } = world.instances.col;
  return world.nodeParts[node].instances.reduce(
    (count, instance) => count + (state[instance] === STARTING ? 1 : 0),
    0,
  );
}
