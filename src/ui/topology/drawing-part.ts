import {
  useCallback,
  useEffect,
  useState,
  type ComponentType,
  type PointerEvent,
  type RefObject,
} from 'react';
import type { Scenario } from '../../scenario/format';
import type { Actors, DrawWish } from '../../state/actions';
import { useActors, useView } from '../app/app-context';
import { whenIdle } from '../app/when-idle';
import { useEarlyPaste } from './early-paste';
import type { FlowProps } from './flow-settings';
import type { CarryLines } from './kept-lines';
import type { Drawn, Folded, Hold } from './use-drawn';
import type { Fit } from './use-fit';
import type { Held } from './use-placed';

/** By what the tools change what the canvas shows. */
export interface DrawingHands {
  /** Cards are elsewhere for now. */
  readonly hold: (held: Held) => void;
  /** Some nodes are not drawn, and something else stands for them. */
  readonly fold: (folded: Folded) => void;
  /** What React Flow is told besides. */
  readonly tell: (flow: FlowProps) => void;
  /** What somebody wished for while the tools were fetched. */
  readonly wishes: DrawWish[];
}

/** What the canvas shows, and by what somebody may draw on it. */
export interface DrawingProps extends DrawingHands {
  readonly scenario: Scenario;
  readonly drawn: Drawn;
  /** The element around the canvas and its panels. */
  readonly world: RefObject<HTMLElement | null>;
  readonly fit: Fit;
  /** Nothing moves by itself. */
  readonly still: boolean;
}

export type Drawing = ComponentType<DrawingProps>;

/** First the run shall go, and then there is time to fetch the tools. */
const AFTER_MS = 5000;

const NOTHING_HELD: Held = new Map();
const NOTHING_FOLDED: Folded = { hidden: new Set(), boxes: [] };
const NOTHING_TOLD: FlowProps = {};

interface Tools {
  readonly Drawing: Drawing;
  readonly carriedLines: CarryLines;
}

const load = async (): Promise<Tools> => import('../drawing/drawing');

export interface DrawingPart {
  /** Null until it was fetched. */
  readonly Drawing: Drawing | null;
  readonly inHand: Hold;
  readonly folded: Folded;
  readonly told: FlowProps;
  readonly hands: DrawingHands;
  readonly onPointerMove: (event: PointerEvent) => void;
}

/**
 * The tools for drawing, which are fetched when the page has time or somebody comes near; at once where there is
 * nothing to see but how to begin. A phone has none.
 */
export function useDrawingPart(narrow: boolean, empty: boolean): DrawingPart {
  const [part, setPart] = useState<Tools | null>(null);
  const [near, setNear] = useState(false);
  const [held, hold] = useState<Held>(NOTHING_HELD);
  const [folded, fold] = useState<Folded>(NOTHING_FOLDED);
  const [told, tell] = useState<FlowProps>(NOTHING_TOLD);
  const [wishes] = useState<DrawWish[]>([]);
  const hands = { hold, fold, tell, wishes };
  const actors = useActors();
  // Whoever has selected something may copy it at once.
  const hasChosen = useView(({ selection }) => selection !== null);
  const wanted = (near || empty || hasChosen) && !narrow;
  useEffect(() => {
    if (narrow) return undefined;
    return whenIdle(() => setNear(true), AFTER_MS);
  }, [narrow]);
  useEffect(() => {
    // Whoever comes by the next time tries again.
    if (wanted) load().then(setPart, () => setNear(false));
  }, [wanted]);
  const onPointerMove = useCallback(({ movementX, movementY, pointerType }: PointerEvent) => {
    // A canvas that appears under a pointer at rest is no sign that somebody comes near.
    if (movementX !== 0 || movementY !== 0 || pointerType === 'touch') setNear(true);
  }, []);
  useEffect(() => {
    if (narrow) return undefined;
    return offerDrawing(actors, (wish) => {
      wishes.push(wish);
      setNear(true);
    });
  }, [actors, narrow, wishes]);
  const Drawing = narrow ? null : (part?.Drawing ?? null);
  const comeNear = useCallback(() => setNear(true), []);
  useEarlyPaste(!narrow, Drawing !== null, comeNear);
  return { Drawing, inHand: { held, carry: part?.carriedLines }, folded, told, hands, onPointerMove };
}

/** Actions reach whoever draws, as long as the canvas is shown. */
export function offerDrawing({ canvas }: Actors, draw: (wish: DrawWish) => void): () => void {
  const before = canvas.draw;
  canvas.draw = draw;
  return () => {
    canvas.draw = before;
  };
}
