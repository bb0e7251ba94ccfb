import { useEdges, useNodes, useStore, type Transform } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import type { CardNode, LineEdge } from '../flow-parts';
import { drawnBoxes } from '../geometry/edge-geometry';
import type { Box } from '../geometry/box';
import { panelsIn } from '../use-fit';

export interface Surroundings {
  /** What else is drawn, in the world of the canvas. */
  readonly drawn: readonly Box[];
  /** What lies over the canvas, in pixels of the pane. */
  readonly panels: readonly Box[];
}

/** What the tools of a card must not cover. */
export function useSurroundings(card: string): Surroundings {
  const nodes = useNodes<CardNode>();
  const edges = useEdges<LineEdge>();
  const drawn = useMemo(() => {
    const boxes = nodes.flatMap(({ id, position, width = 0, height = 0 }) =>
      id === card ? [] : [{ ...position, width, height }],
    );
    return drawnBoxes(
      boxes,
      edges.flatMap(({ data }) => (data === undefined ? [] : [data.geometry])),
    );
  }, [nodes, edges, card]);
  return { drawn, panels: usePanels() };
}

/** What lies over the canvas, in pixels of the pane. */
export function usePanels(): readonly Box[] {
  const world = useStore(({ domNode }) => domNode?.parentElement);
  const [panels, setPanels] = useState<readonly Box[]>([]);
  useEffect(() => {
    if (world === null || world === undefined) return;
    const observer = new ResizeObserver(() => setPanels(panelsIn(world, world.getBoundingClientRect())));
    observer.observe(world);
    return () => observer.disconnect();
  }, [world]);
  return panels;
}

export function onScreen({ x, y, width, height }: Box, [left, top, zoom]: Transform): Box {
  return { x: x * zoom + left, y: y * zoom + top, width: width * zoom, height: height * zoom };
}
