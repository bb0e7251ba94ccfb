import { useRef, type RefObject } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useFrameEffect, useMovingEffect } from '../app/use-frame';
import { isFarFrom } from './scale';

/**
 * For an element that covers the axis, and half its mark beyond each end: keeps the mark, which is its background, at a place
 * of the axis. From 0 to 1 it is in sight. Whatever moves by itself, a box as much as a layer, makes the browser put together
 * the layers of the whole page; a background does not. Between two beats it moves for jumps alone.
 */
export function useMover(placeIn: (feed: FrameFeed) => number): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef(NaN);
  const draw = (feed: FrameFeed): void => {
    shown.current = placeIn(feed);
    element.current?.style.setProperty('background-position-x', `${shown.current * 100}%`);
  };
  useFrameEffect(draw);
  useMovingEffect((feed) => {
    if (isFarFrom(shown.current, placeIn(feed))) draw(feed);
  });
  return element;
}
