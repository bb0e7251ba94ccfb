import { useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useActors } from '../../app/app-context';
import type { DrawingProps } from '../../topology/drawing-part';
import type { FlowProps } from '../../topology/flow-settings';
import type { Doing } from '../doing';
import { frameUnder } from '../groups/frames';
import { useLatest } from '../use-latest';
import { MovedCards } from './moved-cards';
import { nudged } from './nudges';
import type { Guide } from './snap';

/** How near, in px of the screen, a card comes to another line before it takes it. */
const REACH = 6;

const NOTHING: ReadonlySet<string> = new Set();

export interface Moves {
  readonly cards: MovedCards;
  readonly guides: readonly Guide[];
  /** The group that takes the cards in hand where they are let go. */
  readonly taker: string | null;
  readonly take: NonNullable<FlowProps['onNodesChange']>;
}

/** Cards that are dragged, and moved by keys. */
export function useMoves({ drawn, scenario, hold }: DrawingProps, doing: () => Doing | undefined): Moves {
  const [guides, showGuides] = useState<readonly Guide[]>([]);
  const [inHand, setInHand] = useState<ReadonlySet<string>>(NOTHING);
  const taker = useMemo(() => frameUnder(scenario, drawn.all, inHand), [scenario, drawn.all, inHand]);
  const latest = useLatest({ drawn, doing, taker });
  const flow = useStoreApi();
  const { feed } = useActors().run;
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
  const join = useCallback(
    (nodes: Iterable<string>) => {
      const { taker: group, doing: now } = latest.current;
      if (group === null) return;
      const change = { kind: 'put', group, nodes: [...nodes] } as const;
      void now()?.act({ kind: 'group', change }, { offersUndo: true });
    },
    [latest],
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
        feed.beat.giveWay();
        const zoom = flow.getState().transform[2];
        cards.drag(dragged, free.current ? 0 : REACH / zoom);
        inDrag.current = true;
        setInHand((now) =>
          free.current ? NOTHING : now.size === dragged.size ? now : new Set(dragged.keys()),
        );
      }
      if (proposed.size === 0) return;
      if (inDrag.current) {
        cards.drop(proposed.keys());
        join(proposed.keys());
        setInHand(NOTHING);
      } else cards.nudge(nudged(proposed, latest.current.drawn.boxes));
      inDrag.current = false;
    },
    [cards, feed, flow, free, join, latest],
  );
  return { cards, guides, taker, take };
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
