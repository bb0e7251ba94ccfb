import { useRef, type RefObject } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useFrameEffect, useMovingEffect } from '../app/use-frame';

/** A share of the axis so small that nobody sees it arrive at the next beat instead of at once. */
const STEP = 1 / 400;

/** For an element as wide as the axis, in a layer of its own: keeps it at a place of the axis, from 0 to 1. */
export function useMover(placeIn: (feed: FrameFeed) => number): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef(NaN);
  const draw = (feed: FrameFeed): void => {
    const { current } = element;
    if (current === null) return;
    const place = placeIn(feed);
    shown.current = place;
    current.style.visibility = place >= 0 && place <= 1 ? '' : 'hidden';
    current.style.transform = `translateX(${place * 100}%)`;
  };
  useFrameEffect(draw);
  useMovingEffect((feed) => {
    if (!(Math.abs(placeIn(feed) - shown.current) < STEP)) draw(feed);
  });
  return element;
}
