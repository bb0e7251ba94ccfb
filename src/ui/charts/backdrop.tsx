import { usePlotArea } from 'recharts';
import type { TimeRange } from '../time-axis/scale';
import type { ValueAxis } from './chart-frame';

interface BackdropProps {
  readonly range: TimeRange;
  readonly bands: readonly TimeRange[];
  readonly values: ValueAxis;
}

/** Behind the data: the lines of the grid, and the faults as bands. A shade must not tint what stands before it. */
export function Backdrop({ range, bands, values }: BackdropProps) {
  const plot = usePlotArea();
  if (plot === undefined) return null;
  const { x, y, width, height } = plot;
  const placeOf = (time: number): number => x + ((time - range.from) / (range.to - range.from)) * width;
  return (
    <g>
      {values.ticks.map((tick) => {
        const at = y + height * (1 - tick / values.top);
        return <line key={tick} x1={x} x2={x + width} y1={at} y2={at} stroke="var(--line)" />;
      })}
      {bands.map((band) => {
        const from = Math.max(band.from, range.from);
        const to = Math.min(band.to, range.to);
        if (!(to > from)) return null;
        return (
          <g key={band.from}>
            <rect
              x={placeOf(from)}
              y={y}
              width={placeOf(to) - placeOf(from)}
              height={height}
              fill="var(--fault-chart)"
            />
            {[band.from, band.to]
              .filter((edge) => edge >= range.from && edge <= range.to)
              .map((edge) => (
                <line
                  key={edge}
                  x1={placeOf(edge)}
                  x2={placeOf(edge)}
                  y1={y}
                  y2={y + height}
                  stroke="var(--fault-edge)"
                  strokeDasharray="2 3"
                />
              ))}
          </g>
        );
      })}
    </g>
  );
}
