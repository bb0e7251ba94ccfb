import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import type { DrawWish } from '../../state/actions';
import { offerDrawing, type DrawingProps } from '../topology/drawing-part';
import { fitAround } from '../topology/layout/fit-around';
import { ZOOM_LIMITS } from '../topology/flow-settings';
import type { Desk } from './desk';
import { useLatest } from './use-latest';
import { fulfil } from './wishes';

/** Around what is zoomed to, in px. */
const PADDING = 48;
const CLOSEST = 1.5;

/** Actions reach the canvas while it is shown; what was wished for before its tools came is done now. */
export function useWishes({ fit, wishes }: DrawingProps, desk: Desk): void {
  const { setViewport, zoomTo } = useReactFlow();
  const latest = useLatest(fit);
  useEffect(() => {
    const draw = (wish: DrawWish): void =>
      fulfil(
        desk,
        {
          zoomTo: (box) => {
            const limits = { padding: PADDING, smallest: ZOOM_LIMITS.minZoom, largest: CLOSEST };
            const { width, height } = desk.pane();
            const there = fitAround([box], { width, height }, [], limits);
            latest.current.goWhere(() => void setViewport(there));
          },
          zoomTo100: () => latest.current.goWhere(() => void zoomTo(1)),
        },
        wish,
      );
    const withdraw = offerDrawing(desk.actors, draw);
    for (const wish of takeAll(wishes)) draw(wish);
    return withdraw;
  }, [desk, latest, setViewport, zoomTo, wishes]);
}

function takeAll(wishes: DrawWish[]): readonly DrawWish[] {
  return wishes.splice(0);
}
