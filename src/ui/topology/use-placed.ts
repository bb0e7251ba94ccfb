import { useEffect, useMemo, useState } from 'react';
import { placesText } from '../../state/first-places';
import { useActors, useView } from '../app/app-context';
import type { Box, Point, Size } from './geometry/box';
import { arrange, asPlaced, type Arrangement } from './layout/arrange';
import { KeptSizing } from './layout/kept-sizing';
import type { Topology } from './topology';

/** What the cards have to fit into. */
export interface PlaceLimits {
  readonly narrow: boolean;
  /** In pixels of the screen; nothing while it is not known. */
  readonly room: Size;
  readonly largest: number;
}

/** The first places of what was no built-in scenario when it was opened: no places are these. */
const STAYS_AS_DRAWN = '';

/** Where cards are while somebody moves them, by node: the scenario hears of it when they are let go. */
export type Held = ReadonlyMap<string, Point>;

/**
 * Where the cards stand. A built-in scenario gives way to the pane until somebody moves its cards: what a person has
 * drawn stays as it was drawn.
 */
export function usePlaced(
  scenarioId: string,
  topology: Topology,
  { narrow, room, largest }: PlaceLimits,
  held: Held,
): Arrangement {
  const { width, height } = room;
  const givesWay = useGivesWay(scenarioId, topology);
  const [kept] = useState(() => new KeptSizing());
  const arranged = useMemo(() => {
    if (narrow) return asPlaced(topology, 'narrow');
    const pane = { width, height };
    if (givesWay) return kept.take(arrange(topology, pane, largest), pane);
    return asPlaced(topology, kept.of(topology, pane));
  }, [topology, narrow, width, height, largest, givesWay, kept]);
  return useMemo(() => {
    if (held.size === 0) return arranged;
    const boxes = new Map<string, Box>(arranged.boxes);
    for (const [id, spot] of held) {
      const box = boxes.get(id);
      if (box !== undefined) boxes.set(id, { ...box, ...spot });
    }
    return { ...arranged, boxes };
  }, [arranged, held]);
}

/**
 * Undo may bring everything back to where it stood at first: then it is drawn as it was at first. An edit of anything
 * else makes a draft of a built-in scenario, in which nothing has moved.
 */
function useGivesWay(scenarioId: string, { nodes }: Topology): boolean {
  const { view } = useActors();
  const isBuiltIn = useView(({ page }) => page.kind === 'run');
  const first = useView(({ firstPlaces }) => firstPlaces);
  const now = useMemo(() => placesText(scenarioId, nodes), [scenarioId, nodes]);
  useEffect(() => {
    if (first === null) view.setState({ firstPlaces: isBuiltIn ? now : STAYS_AS_DRAWN });
  }, [view, first, isBuiltIn, now]);
  return first === null ? isBuiltIn : first === now;
}
