import { useMemo } from 'react';
import { usePlotArea } from 'recharts';
import type { Fault } from '../../scenario/format';
import { faultBands } from '../time-axis/fault-bands';
import type { TimeRange } from '../time-axis/scale';
import type { ValueAxis } from './chart-frame';

interface BackdropProps {
  readonly range: TimeRange;
  readonly faults: readonly Fault[];
  readonly values: ValueAxis;
}

/** With more bands than this, lines at their ends would hide what they shade. */
const MOST_EDGED = 20;

/** Behind the data: the lines of the grid, and the faults as bands. A shade must not tint what stands before it. */
export function Backdrop({ range, faults, values }: BackdropProps) {
  const plot = usePlotArea();
  const bands = useMemo(() => faultBands(faults, range), [faults, range]);
  if (plot === undefined) return null;
  const { x, y, width, height } = plot;
  const placeOf = (time: number): number => x + ((time - range.from) / (range.to - range.from)) * width;
  const isSeen = (time: number): boolean => time >= range.from && time <= range.to;
  const edges = bands.length > MOST_EDGED ? [] : bands.flatMap(({ from, to }) => [from, to]).filter(isSeen);
  const shade = bands.map(({ from, to }) => {
    const left = placeOf(Math.max(from, range.from));
    return `M${left} ${y}H${placeOf(Math.min(to, range.to))}V${y + height}H${left}Z`;
  });
  return (
    <g>
      {values.ticks.map((tick) => {
        const at = y + height * (1 - tick / values.top);
        return <line key={tick} x1={x} x2={x + width} y1={at} y2={at} stroke="var(--line)" />;
      })}
      <path d={shade.join('')} fill="var(--fault-chart)" />
      {edges.map((edge) => (
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
}
