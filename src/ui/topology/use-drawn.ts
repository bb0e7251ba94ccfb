import { useCallback, useMemo, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { crossingsIn } from '../../state/scenario-readings';
import { FlowParts, type CardNode, type LineEdge } from './flow-parts';
import type { FlowProps } from './flow-settings';
import type { Box } from './geometry/box';
import { edgeGeometry, type EdgeGeometry } from './geometry/edge-geometry';
import type { Sizing } from './layout/card-size';
import { usePlaced, type Held, type PlaceLimits } from './use-placed';
import { useSelection } from './use-selection';

export interface Drawn {
  readonly sizing: Sizing;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly geometry: ReadonlyMap<string, EdgeGeometry>;
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

/** The scenario as cards and lines, and what becomes of the changes that React Flow proposes. */
export function useDrawn(scenario: Scenario, limits: PlaceLimits, held: Held): Drawn {
  const { narrow } = limits;
  const { node, nodes: chosenNodes, edges: chosenEdges, take, clear } = useSelection();
  const { boxes, sizing } = usePlaced(scenario, limits, held);
  const [parts] = useState(() => new FlowParts());
  const crossings = useMemo(() => crossingsIn(scenario), [scenario]);
  const geometry = useMemo(
    () => edgeGeometry(scenario, boxes, narrow ? 'down' : 'right', crossings),
    [scenario, boxes, narrow, crossings],
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
  return { boxes, sizing, geometry, selectedNode: node, flow };
}
