import { useCallback, useMemo, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { crossingsIn } from '../../state/scenario-readings';
import { FlowParts, type CardNode, type LineEdge } from './flow-parts';
import type { FlowProps } from './flow-settings';
import type { Box } from './geometry/box';
import { edgeGeometry, type EdgeGeometry } from './geometry/edge-geometry';
import type { Sizing } from './layout/card-size';
import { usePlaced, type PlaceLimits } from './use-placed';
import { useSelection } from './use-selection';

export interface Drawn {
  readonly sizing: Sizing;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly geometry: ReadonlyMap<string, EdgeGeometry>;
  readonly nodes: CardNode[];
  readonly edges: LineEdge[];
  readonly selectedNode: string | null;
  readonly clear: () => void;
  readonly onNodesChange: NonNullable<FlowProps['onNodesChange']>;
  readonly onEdgesChange: NonNullable<FlowProps['onEdgesChange']>;
}

/** The scenario as cards and lines, and what becomes of the changes that React Flow proposes. */
export function useDrawn(scenario: Scenario, limits: PlaceLimits): Drawn {
  const { narrow } = limits;
  const selection = useSelection();
  const { boxes, sizing, take: place } = usePlaced(scenario, limits);
  const [parts] = useState(() => new FlowParts());
  const crossings = useMemo(() => crossingsIn(scenario), [scenario]);
  const geometry = useMemo(
    () => edgeGeometry(scenario, boxes, narrow ? 'down' : 'right', crossings),
    [scenario, boxes, narrow, crossings],
  );
  const nodes = useMemo(
    () => parts.cards(scenario, boxes, selection.node, sizing),
    [parts, scenario, boxes, selection.node, sizing],
  );
  const edges = useMemo(
    () => parts.lines(scenario, geometry, selection.edge, crossings),
    [parts, scenario, geometry, selection.edge, crossings],
  );
  const { take: choose, clear } = selection;
  const onNodesChange = useCallback<Drawn['onNodesChange']>(
    (changes) => {
      place(changes);
      choose('node', changes);
    },
    [place, choose],
  );
  const onEdgesChange = useCallback<Drawn['onEdgesChange']>((changes) => choose('edge', changes), [choose]);
  return {
    boxes,
    sizing,
    geometry,
    nodes,
    edges,
    selectedNode: selection.node,
    clear,
    onNodesChange,
    onEdgesChange,
  };
}
