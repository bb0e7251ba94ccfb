import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { axisCount } from '../figures';
import { ChartFrame } from './chart-frame';
import classes from './charts.module.css';
import { Legend, LineSign } from './legend';
import { LiveLines } from './live-lines';
import type { Load, LoadLine } from './load-lines';
import type { ChartProps } from './outcomes-chart';
import { domainFor, domainTicks, nextDomain } from './y-domain';

interface LinesChartProps extends ChartProps {
  /** The name of the part; without it the chart is of the whole run. */
  readonly part: string | undefined;
  readonly load: Load;
  readonly summary: ReactNode;
}

/** Lines of one axis differ by weight and dash; what is of another unit has an axis of its own. */
export function LinesChart({ part, load, source, range, faults, summary }: LinesChartProps) {
  const { title, right } = load;
  const lines = useMemo(() => load.lines.filter(({ axis }) => axis !== 'none'), [load]);
  const [domain, setDomain] = useState(() => domainFor(10));
  const [rightTop, setRightTop] = useState(right?.first ?? 1);
  const reportHighest = useCallback(
    (highest: readonly number[]) => {
      const of = (axis: LoadLine['axis']): number =>
        Math.max(0, ...highest.filter((_, index) => lines[index].axis === axis));
      setDomain((present) => nextDomain(present, of('left')));
      if (right !== undefined) setRightTop((present) => right.next(present, of('right')));
    },
    [lines, right],
  );
  const drawn = useMemo(
    () =>
      lines.map(({ field, fold, looks, axis }) => ({
        field,
        fold,
        className: classes[looks],
        top: axis === 'left' ? domain.top : rightTop,
      })),
    [lines, domain.top, rightTop],
  );
  const entries = useMemo(() => entriesOf(load), [load]);
  return (
    <ChartFrame
      title={title}
      of={part}
      range={range}
      faults={faults}
      left={{ top: domain.top, ticks: domainTicks(domain), format: axisCount }}
      {...(right !== undefined && {
        right: { top: rightTop, ticks: right.ticks(rightTop), format: right.format },
      })}
      legend={<Legend entries={entries} source={source} />}
      summary={summary}
    >
      <LiveLines lines={drawn} range={range} source={source} reportHighest={reportHighest} />
    </ChartFrame>
  );
}

/** What has no line comes last: where there is no room for all it is the first to go. */
function entriesOf({ lines }: Load) {
  const said = lines.filter(({ unsaid }) => unsaid !== true);
  const isDrawn = ({ axis }: LoadLine): boolean => axis !== 'none';
  return [...said.filter(isDrawn), ...said.filter((line) => !isDrawn(line))].map(entryOf);
}

function entryOf({ label, looks, field, format, axis }: LoadLine) {
  const sign = axis !== 'none' && <LineSign kind={classes[looks]} />;
  return { label, showLabel: true, sign, signBelow: true, point: field, format };
}
