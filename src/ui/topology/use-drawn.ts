import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { crossingsIn } from '../../state/scenario-readings';
import { FlowParts, type CardNode, type LineEdge } from './flow-parts';
import type { FlowProps } from './flow-settings';
import type { Box } from './geometry/box';
import { drawnBoxes, type EdgeGeometry } from './geometry/edge-geometry';
import { KeptLines, type CarryLines } from './kept-lines';
import { KeptTopology } from './kept-topology';
import type { Sizing } from './layout/card-size';
import { usePlaced, type Held, type PlaceLimits } from './use-placed';
import { useSelection } from './use-selection';

export interface Drawn {
  readonly sizing: Sizing;
  /** The cards that are drawn. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Those of folded groups as well. */
  readonly all: ReadonlyMap<string, Box>;
  readonly geometry: ReadonlyMap<string, EdgeGeometry>;
  readonly mustBeSeen: readonly Box[];
  readonly selectedNode: string | null;
  /** What React Flow is told of it. */
  readonly flow: {
    readonly nodes: CardNode[];
    readonly edges: LineEdge[];
    readonly onPaneClick: () => void;
    readonly onNodesChange: NonNullable<FlowProps['onNodesChange']>;
    readonly onEdgesChange: NonNullable<FlowProps['onEdgesChange']>;
  };
}

/** Nodes of folded groups, the cards that stand for them, and the frames of the other groups. */
export interface Folded {
  readonly hidden: ReadonlySet<string>;
  readonly boxes: readonly Box[];
}

/** What somebody has in hand, and who takes its lines along. */
export interface Hold {
  readonly held: Held;
  readonly carry: CarryLines | undefined;
}

/** The scenario as cards and lines, and what becomes of the changes that React Flow proposes. */
export function useDrawn(
  scenario: Scenario,
  limits: PlaceLimits,
  { held, carry }: Hold,
  folded: Folded,
): Drawn {
  const { narrow } = limits;
  const { node, nodes: chosenNodes, edges: chosenEdges, take, clear } = useSelection();
  const crossings = useMemo(() => crossingsIn(scenario), [scenario]);
  const [kept] = useState(() => new KeptTopology());
  const topology = useMemo(() => kept.of(scenario, crossings), [kept, scenario, crossings]);
  const { boxes: all, sizing } = usePlaced(scenario.id, topology, limits, held);
  const boxes = useMemo(
    () => (folded.hidden.size === 0 ? all : new Map([...all].filter(([id]) => !folded.hidden.has(id)))),
    [all, folded],
  );
  const [parts] = useState(() => new FlowParts());
  const [lines] = useState(() => new KeptLines());
  // Lines of cards that stand elsewhere are thought over a moment after those have come to rest there.
  const resting = held.size > 0 ? null : boxes;
  const isNew = useDeferredValue(resting) !== resting;
  const carrying = held.size > 0 || isNew ? carry : undefined;
  const geometry = useMemo(
    () => lines.of(topology, boxes, narrow ? 'down' : 'right', carrying),
    [lines, topology, boxes, narrow, carrying],
  );
  const mustBeSeen = useMemo(
    () => drawnBoxes([...boxes.values(), ...folded.boxes], geometry.values()),
    [boxes, geometry, folded],
  );
  const nodes = useMemo(
    () => parts.cards(scenario, boxes, chosenNodes, sizing),
    [parts, scenario, boxes, chosenNodes, sizing],
  );
  const edges = useMemo(
    () => parts.lines(scenario, geometry, chosenEdges, crossings),
    [parts, scenario, geometry, chosenEdges, crossings],
  );
  const onNodesChange = useCallback<Drawn['flow']['onNodesChange']>(
    (changes) => take('node', changes),
    [take],
  );
  const onEdgesChange = useCallback<Drawn['flow']['onEdgesChange']>(
    (changes) => take('edge', changes),
    [take],
  );
  const flow = { nodes, edges, onPaneClick: clear, onNodesChange, onEdgesChange };
  return { boxes, all, sizing, geometry, mustBeSeen, selectedNode: node, flow };
}
