import { useRef } from 'react';
import type { TimeRange } from '../time-axis/scale';
import { bucketsOf, folded, type Fold } from './buckets';
import { LiveDrawing } from './live-drawing';
import { edgeOf } from './outcomes';
import { linePath, xScale, yScale, type Plot } from './paths';
import type { PointField, PointsSource } from './points-source';
import { useLive } from './use-live';

export interface LiveLine {
  readonly field: PointField;
  readonly fold: Fold;
  /** How it is drawn. */
  readonly className: string | undefined;
  /** The value at the top of the plot. */
  readonly top: number;
}

export interface LiveLinesProps {
  readonly lines: readonly LiveLine[];
  readonly range: TimeRange;
  readonly source: PointsSource;
  /** Of each line, in order. */
  readonly reportHighest: (highest: readonly number[]) => void;
}

/** Lines through the points of a run or a part. A point stands at the end of what it tells of. */
export function LiveLines({ lines, range, source, reportHighest }: LiveLinesProps) {
  const paths = useRef<(SVGPathElement | null)[]>([]);
  const draw = (seconds: PointsSource, plot: Plot): void => {
    const buckets = bucketsOf(range, seconds.points);
    const times = Array.from({ length: buckets.count }, (_, index) => edgeOf(buckets, index + 1));
    const x = xScale(plot, range.from, range.to);
    const highest = lines.map(({ field, fold, top }, index) => {
      const values = folded(buckets, (second, which) => seconds.point(second, which), field, fold);
      paths.current[index]?.setAttribute('d', linePath(times, values, x, yScale(plot, top)));
      return values.reduce((most, value) => (value > most ? value : most), 0);
    });
    reportHighest(highest);
  };
  const area = useLive(source, draw);
  return (
    <LiveDrawing area={area}>
      {lines.map(({ className }, index) => (
        <path
          key={className}
          ref={(path) => {
            paths.current[index] = path;
          }}
          className={className}
        />
      ))}
    </LiveDrawing>
  );
}
