import { useRef } from 'react';
import type { FrameFeed } from '../../state/feed';
import { useFrameEffect } from '../app/use-frame';

/** Draws when points came, when another run began, and when whoever draws was rendered anew; not with every frame. */
export function usePointsEffect(draw: (feed: FrameFeed) => void): void {
  const drawn = useRef<{ points: number; layout: unknown; draw: unknown } | null>(null);
  useFrameEffect((feed) => {
    const layout = feed.frame?.layout;
    const { current } = drawn;
    if (current?.points === feed.points && current.layout === layout && current.draw === draw) return;
    drawn.current = { points: feed.points, layout, draw };
    draw(feed);
  });
}
