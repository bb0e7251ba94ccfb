import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { placeNode } from '../../state/preferences';
import { useActors, usePreferences } from '../app/app-context';
import type { CardNode } from './flow-parts';
import type { Box, Point, Size } from './geometry/box';
import { arrange } from './layout/arrange';
import type { Sizing } from './layout/card-size';
import type { MovedNodes } from './layout/place-nodes';

const NOTHING_MOVED: MovedNodes = {};

/** What the cards have to fit into. */
export interface PlaceLimits {
  readonly narrow: boolean;
  /** In pixels of the screen; nothing while it is not known. */
  readonly room: Size;
  readonly largest: number;
}

export interface Placed {
  readonly sizing: Sizing;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly take: (changes: readonly NodeChange<CardNode>[]) => void;
}

/** Where the cards stand. Under the pointer a card is wherever it is dragged to; its place is kept when it is let go. */
export function usePlaced(scenario: Scenario, { narrow, room, largest }: PlaceLimits): Placed {
  const { preferences } = useActors();
  const moved = usePreferences((now) => now.positions[scenario.id] ?? NOTHING_MOVED);
  const [dragged, setDragged] = useState<(Point & { readonly id: string }) | null>(null);
  const { width, height } = room;
  const {
    boxes: places,
    sizing,
    back,
  } = useMemo(
    () => arrange(scenario, moved, narrow, { width, height }, largest),
    [scenario, moved, narrow, width, height, largest],
  );
  const boxes = useMemo(() => {
    const box = dragged === null ? undefined : places.get(dragged.id);
    if (dragged === null || box === undefined) return places;
    return new Map(places).set(dragged.id, { ...box, x: dragged.x, y: dragged.y });
  }, [places, dragged]);
  const take = useCallback<Placed['take']>(
    (changes) => {
      for (const change of changes) {
        if (change.type !== 'position' || change.position === undefined) continue;
        if (change.dragging === true) {
          setDragged({ id: change.id, ...rounded(change.position) });
          continue;
        }
        placeNode(preferences, scenario.id, change.id, rounded(back(change.position)));
        setDragged(null);
      }
    },
    [preferences, scenario.id, back],
  );
  return { boxes, sizing, take };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
