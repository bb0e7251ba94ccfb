import { useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DrawingProps } from '../../topology/drawing-part';
import type { FlowProps } from '../../topology/flow-settings';
import type { Doing } from '../doing';
import { useLatest } from '../use-latest';
import { MovedCards } from './moved-cards';
import { nudged } from './nudges';
import type { Guide } from './snap';

/** How near, in px of the screen, a card comes to another line before it takes it. */
const REACH = 6;

export interface Moves {
  readonly cards: MovedCards;
  readonly guides: readonly Guide[];
  readonly take: NonNullable<FlowProps['onNodesChange']>;
}

/** Cards that are dragged, and moved by keys. */
export function useMoves({ drawn, hold }: DrawingProps, doing: () => Doing | undefined): Moves {
  const [guides, showGuides] = useState<readonly Guide[]>([]);
  const latest = useLatest({ drawn, doing });
  const flow = useStoreApi();
  const free = useAltKey();
  const inDrag = useRef(false);
  const cards = useMemo(
    () =>
      new MovedCards({
        boxes: () => latest.current.drawn.boxes,
        hold,
        showGuides,
        place: async (places) => {
          await latest.current.doing()?.act({ kind: 'move', places: Object.fromEntries(places) });
        },
      }),
    [hold, latest],
  );
  const take = useCallback<Moves['take']>(
    (changes) => {
      const dragged = new Map<string, { readonly x: number; readonly y: number }>();
      const proposed = new Map<string, { readonly x: number; readonly y: number }>();
      for (const change of changes) {
        if (change.type !== 'position' || change.position === undefined) continue;
        (change.dragging === true ? dragged : proposed).set(change.id, change.position);
      }
      if (dragged.size > 0) {
        const zoom = flow.getState().transform[2];
        cards.drag(dragged, free.current ? 0 : REACH / zoom);
        inDrag.current = true;
      }
      if (proposed.size === 0) return;
      if (inDrag.current) cards.drop(proposed.keys());
      else cards.nudge(nudged(proposed, latest.current.drawn.boxes));
      inDrag.current = false;
    },
    [cards, flow, free, latest],
  );
  return { cards, guides, take };
}

/** Whether Alt is held: then cards go wherever they are dragged. */
function useAltKey() {
  const held = useRef(false);
  useEffect(() => {
    const look = ({ altKey }: PointerEvent | KeyboardEvent): void => {
      held.current = altKey;
    };
    const events = ['pointermove', 'keydown', 'keyup'] as const;
    for (const event of events) window.addEventListener(event, look, true);
    return () => {
      for (const event of events) window.removeEventListener(event, look, true);
    };
  }, []);
  return held;
}
