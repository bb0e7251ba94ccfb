import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { axisCount } from '../figures';
import type { ChartedPart } from './charted-part';
import { ChartFrame } from './chart-frame';
import classes from './charts.module.css';
import { Legend, LineSign } from './legend';
import { LiveLines } from './live-lines';
import { LOADS, type LoadLine } from './load-lines';
import type { ChartProps } from './outcomes-chart';
import { domainFor, domainTicks, nextDomain, nextFactorTop } from './y-domain';

interface LoadChartProps extends ChartProps {
  readonly part: ChartedPart;
  readonly summary: ReactNode;
}

/** How full a part was. Lines of one axis differ by weight and dash; a factor has an axis of its own. */
export function LoadChart({ part, source, range, bands, summary }: LoadChartProps) {
  const { title, lines } = LOADS[part.kind];
  const [domain, setDomain] = useState(() => domainFor(10));
  const [factorTop, setFactorTop] = useState(2);
  const reportHighest = useCallback(
    (highest: readonly number[]) => {
      const of = (axis: LoadLine['axis']): number[] =>
        highest.filter((_, index) => lines[index].axis === axis);
      setDomain((present) => nextDomain(present, Math.max(...of('left'))));
      setFactorTop((present) => nextFactorTop(present, Math.max(0, ...of('right'))));
    },
    [lines],
  );
  const drawn = useMemo(
    () =>
      lines.map(({ field, fold, looks, axis }) => ({
        field,
        fold,
        className: classes[looks],
        top: axis === 'left' ? domain.top : factorTop,
      })),
    [lines, domain.top, factorTop],
  );
  const entries = useMemo(() => lines.map(entryOf), [lines]);
  const factors = { top: factorTop, ticks: [0, factorTop / 2, factorTop], format: timesText };
  return (
    <ChartFrame
      title={title}
      of={part.name}
      range={range}
      bands={bands}
      left={{ top: domain.top, ticks: domainTicks(domain), format: axisCount }}
      {...(lines.some(({ axis }) => axis === 'right') && { right: factors })}
      legend={<Legend entries={entries} source={source} />}
      summary={summary}
    >
      <LiveLines lines={drawn} range={range} source={source} reportHighest={reportHighest} />
    </ChartFrame>
  );
}

const timesText = (value: number): string => `${value}×`;

function entryOf({ label, looks, field, format }: LoadLine) {
  return { label, showLabel: true, sign: <LineSign kind={classes[looks]} />, point: field, format };
}
