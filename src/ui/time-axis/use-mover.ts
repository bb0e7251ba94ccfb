import { useRef, type RefObject } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useFrameEffect, useMovingEffect } from '../app/use-frame';
import { isPlaying } from './is-playing';
import { isFarFrom } from './scale';

/**
 * For an element that covers the axis, and half its mark beyond each end: keeps the mark, which is its background, at a place
 * of the axis, from 0 to 1. Whatever moves by itself, a box as much as a layer, makes the browser put together the layers of
 * the whole page; a background does not. Between two beats it moves for jumps alone.
 */
export function useMover(placeIn: (feed: FrameFeed) => number): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef(NaN);
  const draw = (feed: FrameFeed): void => {
    const { current } = element;
    if (current === null) return;
    const place = placeIn(feed);
    shown.current = place;
    current.style.visibility = place >= 0 && place <= 1 ? '' : 'hidden';
    current.style.backgroundPositionX = `${place * 100}%`;
  };
  useFrameEffect(draw);
  useMovingEffect((feed) => {
    if (isFarFrom(shown.current, placeIn(feed), isPlaying(feed))) draw(feed);
  });
  return element;
}
