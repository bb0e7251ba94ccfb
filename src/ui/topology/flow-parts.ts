import type { Edge, Node } from '@xyflow/react';
import type { Scenario, ScenarioEdge, ScenarioNode } from '../../scenario/format';
import type { Crossing } from '../../state/scenario-readings';
import type { StoreKind } from '../../scenario/store-settings';
import type { Box } from './geometry/box';
import type { EdgeGeometry } from './geometry/edge-geometry';
import type { Sizing } from './layout/card-size';
import type { NodeKind } from './topology';

export type CardNode = Node<
  {
    readonly name: string;
    readonly kind: NodeKind;
    readonly sizing: Sizing;
    /** "west, east" */
    readonly zones: string;
    /** Its work is done by real requests. */
    readonly isReal: boolean;
    /** Of a database. */
    readonly store: StoreKind | undefined;
  },
  'card'
>;

export type LineEdge = Edge<
  {
    readonly geometry: EdgeGeometry;
    /** "orders → payments" */
    readonly call: string;
    /** How many trials must succeed, by the layer of the breaker. */
    readonly trials: Readonly<Record<string, number>>;
    /** "crosses ownership: users db belongs to users"; empty of a call to which nobody would object. */
    readonly crossing: string;
  },
  'line'
>;

/** What React Flow draws, kept from one render to the next: parts that did not change stay the same objects, and so do lists. */
export class FlowParts {
  private nodes = new Map<string, CardNode>();
  private edges = new Map<string, LineEdge>();
  private cardList: CardNode[] = [];
  private lineList: LineEdge[] = [];

  cards(
    { nodes }: Pick<Scenario, 'nodes'>,
    boxes: ReadonlyMap<string, Box>,
    selected: ReadonlySet<string>,
    sizing: Sizing,
  ): CardNode[] {
    const next = new Map<string, CardNode>();
    for (const node of nodes) {
      const { id, name, kind } = node;
      const box = boxes.get(id);
      if (box === undefined) continue;
      const made = card(
        id,
        { name, kind, sizing, zones: zonesOf(node), isReal: worksReally(node), store: storeOf(node) },
        box,
        selected.has(id),
      );
      const before = this.nodes.get(id);
      next.set(id, before !== undefined && sameCard(before, made) ? before : made);
    }
    this.nodes = next;
    this.cardList = keptList(this.cardList, next);
    return this.cardList;
  }

  lines(
    { nodes, edges }: Pick<Scenario, 'nodes' | 'edges'>,
    geometry: ReadonlyMap<string, EdgeGeometry>,
    selected: ReadonlySet<string>,
    crossings: readonly Crossing[] = [],
  ): LineEdge[] {
    const names = new Map(nodes.map(({ id, name }) => [id, name]));
    const next = new Map<string, LineEdge>();
    for (const edge of edges) {
      const drawn = geometry.get(edge.id);
      if (drawn === undefined) continue;
      const call = `${names.get(edge.from) ?? edge.from} → ${names.get(edge.to) ?? edge.to}`;
      const crossing = crossings.find((one) => one.edge === edge.id);
      const said = crossing === undefined ? '' : crossingWords(crossing, names);
      const made = line(edge, drawn, call, selected.has(edge.id), said);
      const before = this.edges.get(edge.id);
      next.set(edge.id, before !== undefined && sameLine(before, made) ? before : made);
    }
    this.edges = next;
    this.lineList = keptList(this.lineList, next);
    return this.lineList;
  }
}

/** React Flow thinks everything over when it is handed another list. */
function keptList<Part>(before: Part[], next: ReadonlyMap<string, Part>): Part[] {
  const parts = [...next.values()];
  const isSame = parts.length === before.length && parts.every((part, index) => part === before[index]);
  return isSame ? before : parts;
}

function zonesOf(node: ScenarioNode): string {
  return node.kind === 'client' ? (node.zone ?? '') : node.zones.join(', ');
}

function storeOf(node: ScenarioNode): StoreKind | undefined {
  return node.kind === 'database' ? node.store : undefined;
}

/** Without an address there is nobody to do the work. */
function worksReally(node: ScenarioNode): boolean {
  if (node.kind === 'client') return false;
  return node.transport === 'mock-http' || (node.transport === 'http' && node.address !== '');
}

function card(id: string, data: CardNode['data'], box: Box, selected: boolean): CardNode {
  const { x, y, width, height } = box;
  return {
    id,
    type: 'card',
    position: { x, y },
    data,
    // Sizes are known, so that everything is in place at the first paint.
    width,
    height,
    measured: { width, height },
    selected,
    ariaRole: 'button',
    ariaLabel: `${data.name}, ${data.kind}`,
    domAttributes: { 'aria-roledescription': undefined, 'aria-pressed': selected },
  };
}

function crossingWords({ database, owner }: Crossing, names: ReadonlyMap<string, string>): string {
  return `crosses ownership: ${names.get(database) ?? database} belongs to ${names.get(owner) ?? owner}`;
}

function line(
  edge: ScenarioEdge,
  geometry: EdgeGeometry,
  call: string,
  selected: boolean,
  crossing: string,
): LineEdge {
  const trials: Record<string, number> = {};
  for (const layer of edge.stack) {
    if (layer.kind === 'circuit-breaker') trials[layer.id] = layer.settings.trialsRequired;
  }
  return {
    id: edge.id,
    type: 'line',
    source: edge.from,
    target: edge.to,
    data: { geometry, call, trials, crossing },
    selected,
    ariaRole: 'button',
    ariaLabel: crossing === '' ? `Call ${call}` : `Call ${call}: ${crossing}`,
    domAttributes: { 'aria-roledescription': undefined, 'aria-pressed': selected },
  };
}

function sameCard(a: CardNode, b: CardNode): boolean {
  return (
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.selected === b.selected &&
    a.data.name === b.data.name &&
    a.data.kind === b.data.kind &&
    a.data.zones === b.data.zones &&
    a.data.isReal === b.data.isReal &&
    a.data.store === b.data.store &&
    a.data.sizing === b.data.sizing
  );
}

function sameLine(a: LineEdge, b: LineEdge): boolean {
  const [one, other] = [a.data, b.data];
  return (
    one !== undefined &&
    other !== undefined &&
    a.source === b.source &&
    a.target === b.target &&
    a.selected === b.selected &&
    one.call === other.call &&
    one.crossing === other.crossing &&
    one.geometry === other.geometry &&
    JSON.stringify(one.trials) === JSON.stringify(other.trials)
  );
}
