import './all-data';
import { ensure } from '../base/assert';
import { DECIDED_EFFECTS } from '../domain/effects/decided-effects';
import { EFFECTS, isEffect, undoOf, type EffectId } from '../domain/effects/effect-settings';
import type { ServiceName } from '../domain/shop';
import { isViewKind, VIEWS } from '../domain/views/view-settings';
import type { Draw } from './random-draw.test-support';

interface Topology {
  readonly nodes: readonly { readonly id: string; readonly plan: unknown }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly types: readonly string[];
}

interface RandomData {
  /** By node: whose data it keeps. */
  readonly keepers: ReadonlyMap<string, object>;
  readonly data?: object;
  readonly sagas?: readonly { readonly id: string }[];
  readonly writers?: readonly object[];
  readonly views?: readonly object[];
}

const EFFECT_IDS = Object.keys(EFFECTS).filter(isEffect);

/** Now and then nodes that keep data, and sagas that find them; often nothing of the kind. */
export function dataOf(topology: Topology, draw: Draw): RandomData {
  if (draw.chance(0.5)) return { keepers: new Map() };
  const owned = new Map<string, ServiceName>();
  const leaves = ({ id }: { id: string }): boolean => topology.edges.some(({ from }) => from === id);
  const orchestrators = topology.nodes.filter(leaves).filter(() => draw.chance(0.6));
  const sagas = orchestrators.map(({ id }, index) => ({
    id: `saga-${index}`,
    node: id,
    ...draw.maybe(() => ({ name: `Saga ${index}` })),
    ...draw.maybe(() => ({ requestTypes: draw.some(topology.types) })),
    ...draw.maybe(() => sagaSettings(draw)),
    steps: stepsOf(topology, id, owned, draw),
  }));
  const others = topology.nodes.filter(({ id }) => !owned.has(id) && draw.chance(0.3));
  for (const { id } of others) owned.set(id, freeService(owned, draw));
  const keepers = new Map(
    [...owned].map(([id, owns]) => [id, { owns, ...draw.maybe(() => ({ keepsKeys: draw.chance(0.5) })) }]),
  );
  const free = topology.nodes.filter((node) => leaves(node) && !orchestrators.includes(node));
  const processes = free.flatMap((node) => processesOf(topology, node.id, owned, draw));
  return {
    keepers,
    ...draw.maybe(() => ({ data: shopOf(draw) })),
    sagas,
    writers: processes.flatMap(({ writer }) => writer),
    views: processes.flatMap(({ view }) => view),
  };
}

/** A writer, a read model, or none of them, by what the edges of a node lead to. */
function processesOf(
  topology: Topology,
  node: string,
  owned: ReadonlyMap<string, ServiceName>,
  draw: Draw,
): { readonly writer: readonly object[]; readonly view: readonly object[] }[] {
  const edge = draw.one(topology.edges.filter(({ from }) => from === node));
  const services = reachedFrom(topology, edge.to).flatMap((id) => owned.get(id) ?? []);
  const does = DECIDED_EFFECTS.filter((effect) => services.includes(EFFECTS[effect].service));
  const shows = Object.keys(VIEWS)
    .filter(isViewKind)
    .filter((kind) => services.includes(VIEWS[kind].service));
  const types = draw.maybe(() => ({ requestTypes: draw.some(topology.types) }));
  if (does.length > 0 && draw.chance(0.5)) {
    const writer = { id: `writer-${node}`, node, edge: edge.id, does: draw.one(does), ...types };
    return [{ writer: [{ ...writer, ...draw.maybe(() => writerSettings(draw)) }], view: [] }];
  }
  if (shows.length === 0) return [];
  const asksAs = draw.one(topology.types);
  const view = { id: `view-${node}`, node, source: edge.id, shows: draw.one(shows), asksAs, ...types };
  return [{ writer: [], view: [{ ...view, ...draw.maybe(() => viewSettings(draw)) }] }];
}

function writerSettings(draw: Draw): object {
  return {
    checks: draw.one(['version', 'nothing']),
    retries: draw.whole(0, 5),
    initialDelayMs: draw.whole(0, 50),
    jitterRatio: draw.decimal(0, 1),
    resends: draw.whole(0, 3),
  };
}

function viewSettings(draw: Draw): object {
  return {
    handleMs: draw.whole(0, 20),
    reads: draw.one(['at-once', 'wait']),
    tooLong: draw.one(['answer', 'refuse']),
    checkpoint: draw.one(['together', 'apart']),
    saveEvery: draw.whole(1, 30),
    batchEvents: draw.whole(1, 40),
    pollMs: draw.whole(10, 300),
    retries: draw.whole(0, 3),
    poison: draw.one(['skip', 'park', 'park-stream', 'stop']),
    waitMs: draw.whole(0, 500),
  };
}

function shopOf(draw: Draw): object {
  return {
    lifecycle: draw.one(['payment', 'confirmation', 'submission']),
    declineShare: draw.decimal(0, 1),
    products: draw.whole(1, 30),
    stockEach: draw.whole(0, 50),
    customers: draw.whole(1, 60),
  };
}

function sagaSettings(draw: Draw): object {
  return {
    answers: draw.one(['at-end', 'at-once']),
    compensates: draw.one(['executed', 'all']),
    deadEnd: draw.one(['operator', 'record']),
    deadlineMs: draw.chance(0.5) ? 0 : draw.whole(20, 3000),
    saves: draw.one(['transitions', 'steps']),
    fallbackMeans: draw.one(['unknown', 'done']),
  };
}

function stepsOf(topology: Topology, node: string, owned: Map<string, ServiceName>, draw: Draw): object[] {
  const count = draw.whole(1, 5);
  const pivot = draw.whole(0, count);
  return Array.from({ length: count }, (_, index) => {
    const edge = draw.one(topology.edges.filter(({ from }) => from === node));
    const keeper = draw.one(reachedFrom(topology, edge.to));
    const service = owned.get(keeper) ?? freeService(owned, draw);
    owned.set(keeper, service);
    const does = draw.one(effectsOf(service));
    return {
      id: `step-${index}`,
      ...draw.maybe(() => ({ name: `Step ${index}` })),
      edge: edge.id,
      does,
      compensation: undoOf(does) === undefined ? 'nothing' : draw.one(['undo', 'nothing']),
      // A pivot runs alone.
      starts: index === pivot || index === pivot + 1 ? 'after' : draw.one(['after', 'with']),
      pivot: index === pivot,
      ...draw.maybe(() => stepSettings(draw)),
    };
  });
}

function stepSettings(draw: Draw): object {
  return {
    attempts: draw.whole(1, 3),
    timeoutMs: draw.chance(0.3) ? 0 : draw.whole(5, 400),
    undoAttempts: draw.whole(1, 3),
    undoTimeoutMs: draw.chance(0.3) ? 0 : draw.whole(5, 400),
    firstWaitMs: draw.whole(0, 60),
    factor: draw.decimal(1, 3),
    longestWaitMs: draw.whole(0, 200),
    jitter: draw.one(['none', 'full', 'equal']),
  };
}

function effectsOf(service: ServiceName): EffectId[] {
  return EFFECT_IDS.filter((effect) => EFFECTS[effect].service === service);
}

/** One whose data nobody keeps yet, and with which something can be done. */
function freeService(owned: ReadonlyMap<string, ServiceName>, draw: Draw): ServiceName {
  const taken = [...owned.values()];
  const free = EFFECT_IDS.map((effect) => EFFECTS[effect].service).filter(
    (service) => !taken.includes(service),
  );
  return ensure(free.length > 0 ? draw.one(free) : undefined, 'a service whose data nobody keeps');
}

/** A node and all that its plan leads to. */
function reachedFrom({ nodes, edges }: Topology, start: string): string[] {
  const reached = new Set([start]);
  for (const id of reached) {
    const plan = JSON.stringify(nodes.find((node) => node.id === id)?.plan);
    for (const edge of edges) {
      if (plan.includes(`"${edge.id}"`)) reached.add(edge.to);
    }
  }
  return [...reached];
}
