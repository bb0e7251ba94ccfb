import { usePlotArea } from 'recharts';
import type { FrameFeed } from '../../state/feed';
import type { Plot } from './paths';
import { usePointsEffect } from './use-points-effect';

/**
 * Draws inside a Recharts frame. The drawing has an SVG of its own, which clips it to the plot: the place of that is
 * given back, and coordinates begin at its corner.
 */
export function useLive(draw: (feed: FrameFeed, plot: Plot) => void): Plot | undefined {
  const area = usePlotArea();
  usePointsEffect((feed) => {
    if (area !== undefined) draw(feed, { x: 0, y: 0, width: area.width, height: area.height });
  });
  return area;
}
