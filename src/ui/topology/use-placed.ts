import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import type { Scenario } from '../../scenario/format';
import { placeNode } from '../../state/preferences';
import { useActors, usePreferences } from '../app/app-context';
import type { CardNode } from './flow-parts';
import type { Box, Point } from './geometry/box';
import { placeNodes, type MovedNodes } from './layout/place-nodes';

const NOTHING_MOVED: MovedNodes = {};

export interface Placed {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly take: (changes: readonly NodeChange<CardNode>[]) => void;
}

/** Where the cards stand. Under the pointer a card is wherever it is dragged to; its place is kept when it is let go. */
export function usePlaced(scenario: Scenario, narrow: boolean): Placed {
  const { preferences } = useActors();
  const moved = usePreferences((now) => now.positions[scenario.id] ?? NOTHING_MOVED);
  const [dragged, setDragged] = useState<(Point & { readonly id: string }) | null>(null);
  const places = useMemo(() => placeNodes(scenario, moved, narrow), [scenario, moved, narrow]);
  const boxes = useMemo(() => {
    const box = dragged === null ? undefined : places.get(dragged.id);
    if (dragged === null || box === undefined) return places;
    return new Map(places).set(dragged.id, { ...box, x: dragged.x, y: dragged.y });
  }, [places, dragged]);
  const take = useCallback<Placed['take']>(
    (changes) => {
      for (const change of changes) {
        if (change.type !== 'position' || change.position === undefined) continue;
        const spot = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
        if (change.dragging === true) {
          setDragged({ id: change.id, ...spot });
          continue;
        }
        placeNode(preferences, scenario.id, change.id, spot);
        setDragged(null);
      }
    },
    [preferences, scenario.id],
  );
  return { boxes, take };
}
