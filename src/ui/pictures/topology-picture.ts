import { HEAD, type FrameView } from '../../worker/frame';
import type { Scenario, ScenarioNode } from '../../scenario/format';
import { crossingsIn } from '../../state/scenario-readings';
import { rate, share } from '../figures';
import type { TrafficMark } from '../marks/mark-paths';
import { frameRows } from '../topology/frame-rows';
import { boundsOf, grown, type Box } from '../topology/geometry/box';
import { drawnBoxes, edgeGeometry, type EdgeGeometry } from '../topology/geometry/edge-geometry';
import { placeNodes } from '../topology/layout/place-nodes';
import { NO_FIGURES, nodeFigures } from '../topology/nodes/node-figures';
import { drawnCard } from './drawn-card';
import { drawnBadges, drawnLine, type DrawnEdge } from './drawn-edge';
import type { Ink } from './ink';
import { pictureOf, type Picture, type RunFacts } from './sheet';
import { element } from './svg-text';
import { flow } from './text-fit';
import { mark, plate, words } from './topology-ink';

export interface TopologyView {
  readonly scenario: Scenario;
  /** The moment that it is a picture of; null before there is one. */
  readonly frame: FrameView | null;
  readonly legend: boolean;
  /** The drawing of what a node is, 14 by 14. */
  readonly glyph: (node: ScenarioNode) => string;
}

const HEAD_HEIGHT = 30;
/** Rates that stand one below the other reach beyond their place. */
const AIR = 14;

/** The whole topology with its figures at a moment, in its own places, whatever of it the canvas shows. */
export function topologyPicture(view: TopologyView, facts: RunFacts, ink: Ink): Picture {
  const { scenario, frame, legend } = view;
  const boxes = placeNodes(scenario, 'usual');
  const geometry = edgeGeometry(scenario, boxes, 'right', crossingsIn(scenario));
  const whole = grown(boundsOf(seenOf(boxes, geometry)), AIR);
  const edges = drawnEdges(scenario, geometry);
  const title = `Topology of ${scenario.name}`;
  const width = Math.max(whole.width, 360);
  const marks = legend ? drawnLegend(ink, width) : { body: '', height: 0 };
  const body = [
    words(ink, scenario.name, 0, 15, { size: 14, weight: 600, room: width }, ink.fill('tx')),
    element(
      'g',
      { transform: `translate(${-whole.x} ${HEAD_HEIGHT - whole.y})` },
      ...frames(scenario, boxes, ink),
      ...edges.map((edge) => drawnLine(edge, ink, frame)),
      ...cards(view, boxes, ink),
      ...edges.map((edge) => drawnBadges(edge, ink, frame)),
    ),
    element('g', { transform: `translate(0 ${HEAD_HEIGHT + whole.height + 8})` }, marks.body),
  ];
  return pictureOf(ink, facts, {
    width,
    height: HEAD_HEIGHT + whole.height + (legend ? marks.height + 8 : 0),
    title,
    description: describe(scenario, frame),
    body: body.join(''),
  });
}

function seenOf(boxes: ReadonlyMap<string, Box>, geometry: ReadonlyMap<string, EdgeGeometry>): Box[] {
  const beside = [...geometry.values()].flatMap(({ rates, waits, crossing }) =>
    [rates, waits, crossing].filter((box) => box !== null),
  );
  // What is noted below a card needs room, too.
  const cardsAndNotes = [...boxes.values()].map((box) => ({ ...box, height: box.height + 20 }));
  return [...drawnBoxes(cardsAndNotes, geometry.values()), ...beside];
}

function drawnEdges({ edges }: Scenario, geometry: ReadonlyMap<string, EdgeGeometry>): readonly DrawnEdge[] {
  return edges.flatMap(({ id, stack }) => {
    const found = geometry.get(id);
    if (found === undefined) return [];
    const trials: Record<string, number> = {};
    for (const layer of stack) {
      if (layer.kind === 'circuit-breaker') trials[layer.id] = layer.settings.trialsRequired;
    }
    const retryLayers = stack.filter(({ kind }) => kind === 'retry').map((layer) => layer.id);
    return [{ id, geometry: found, trials, retryLayers }];
  });
}

function cards(
  { scenario, frame, glyph }: TopologyView,
  boxes: ReadonlyMap<string, Box>,
  ink: Ink,
): string[] {
  const rows = frame === null ? undefined : frameRows(frame.layout).nodes;
  return scenario.nodes.flatMap((node) => {
    const box = boxes.get(node.id);
    const row = rows?.get(node.id);
    if (box === undefined) return [];
    const figures = frame === null || row === undefined ? NO_FIGURES : nodeFigures(frame, row, node.kind);
    const zones = node.kind === 'client' ? (node.zone ?? '') : node.zones.join(', ');
    return [drawnCard({ name: node.name, kind: node.kind, glyph: glyph(node), zones, box, figures }, ink)];
  });
}

/** The bounded contexts, each as a frame around its nodes. */
function frames({ groups }: Scenario, boxes: ReadonlyMap<string, Box>, ink: Ink): string[] {
  return groups.flatMap((group) => {
    if (group.kind !== 'context') return [];
    const inside = group.nodes.flatMap((id) => boxes.get(id) ?? []);
    if (inside.length === 0) return [];
    const hull = grown(boundsOf(inside), 16);
    const named = { size: 11, room: hull.width - 24 };
    return [
      plate(hull, 12, { fill: 'none', ...ink.stroke('line2'), 'stroke-dasharray': '4 4' }) +
        words(ink, group.name, hull.x + 12, hull.y - 4, named, ink.fill('tx3')),
    ];
  });
}

const MARKS: readonly (readonly [TrafficMark, string])[] = [
  ['served', 'served'],
  ['fallback', 'by a fallback'],
  ['rejected', 'rejected'],
  ['failed', 'failed'],
  ['lost', 'lost on the way'],
  ['retry', 'waiting to retry'],
];

function drawnLegend(ink: Ink, room: number): { readonly body: string; readonly height: number } {
  const entries = [...MARKS, [null, 'edge width shows rate'] as const];
  const widths = entries.map(([kind, said]) => ink.width(said, 11) + (kind === null ? 0 : 17));
  const { spots, height } = flow(widths, room, 18, 18);
  const body = entries.map(([kind, said], index) => {
    const { x, y } = spots[index];
    const at = kind === null ? x : x + 17;
    const sign = kind === null ? '' : mark(ink, kind, x, y + 2, 11);
    return sign + words(ink, said, at, y + 12, { size: 11 }, ink.fill('tx2'));
  });
  return { body: body.join(''), height };
}

/** The picture in words: how much there is of what, and how the system does. */
function describe({ nodes, edges }: Scenario, frame: FrameView | null): string {
  const parts = `${nodes.length} nodes and ${edges.length} calls between them.`;
  if (frame === null) return parts;
  const goodput = share(frame.head(HEAD.goodput));
  const asked = rate(frame.head(HEAD.askedRate));
  return `${parts} In the last second ${asked} were asked, with a goodput of ${goodput}.`;
}
