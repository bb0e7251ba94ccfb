import { usePlotArea } from 'recharts';
import type { Plot } from './paths';
import type { PointsSource } from './points-source';
import { usePointsEffect } from './use-points-effect';

/**
 * Draws inside a Recharts frame. The drawing has an SVG of its own, which clips it to the plot: the place of that is
 * given back, and coordinates begin at its corner.
 */
export function useLive(
  source: PointsSource,
  draw: (source: PointsSource, plot: Plot) => void,
): Plot | undefined {
  const area = usePlotArea();
  usePointsEffect(source, (points) => {
    if (area !== undefined) draw(points, { x: 0, y: 0, width: area.width, height: area.height });
  });
  return area;
}
