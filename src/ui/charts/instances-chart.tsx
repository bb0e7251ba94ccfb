import { useCallback, useRef, useState } from 'react';
import type { Fault } from '../../scenario/format';
import { useHeard } from '../app/use-frame';
import type { TimeRange } from '../time-axis/scale';
import { ChartFrame } from './chart-frame';
import { REFRESH_MS } from './chart-summary';
import type { ChartedPart } from './charted-part';
import classes from './charts.module.css';
import {
  instancePaths,
  instanceValues,
  middleOf,
  placeOf,
  standsOut,
  type InstanceSource,
} from './instance-lines';
import { instanceSentence } from './instance-words';
import { LineSign } from './legend';
import legend from './legend.module.css';
import { LiveDrawing } from './live-drawing';
import { xScale, yScale, type Plot } from './paths';
import type { InstanceFigure } from './instance-figures';
import type { PointsSource } from './points-source';
import { useLive } from './use-live';
import { useHeardOfPoints } from './use-points-effect';
import { domainFor, domainTicks, nextDomain } from './y-domain';

interface InstancesChartProps {
  readonly part: ChartedPart;
  readonly figure: InstanceFigure;
  readonly source: InstanceSource;
  readonly range: TimeRange;
  readonly faults: readonly Fault[];
}

/** A figure of each instance of a node: thin lines all alike, and the one that stands out heavy, with its number. */
export function InstancesChart({ part, figure, source, range, faults }: InstancesChartProps) {
  const [domain, setDomain] = useState(() => domainFor(10));
  const reportHighest = useCallback(
    (highest: number) => setDomain((present) => nextDomain(present, highest)),
    [],
  );
  return (
    <ChartFrame
      title={`instances, ${figure.label}`}
      of={part.name}
      range={range}
      faults={faults}
      left={{ top: domain.top, ticks: domainTicks(domain), format: figure.axis }}
      legend={<InstanceLegend figure={figure} source={source} range={range} />}
      summary={<Summary name={part.name} figure={figure} source={source} range={range} />}
    >
      <InstanceLines
        figure={figure}
        source={source}
        range={range}
        top={domain.top}
        reportHighest={reportHighest}
      />
    </ChartFrame>
  );
}

interface InstanceLinesProps {
  readonly figure: InstanceFigure;
  readonly source: InstanceSource;
  readonly range: TimeRange;
  readonly top: number;
  readonly reportHighest: (highest: number) => void;
}

function InstanceLines({ figure, source, range, top, reportHighest }: InstanceLinesProps) {
  const others = useRef<SVGPathElement>(null);
  const outlier = useRef<SVGPathElement>(null);
  const draw = (_: PointsSource, plot: Plot): void => {
    const values = instanceValues(source, figure, range);
    reportHighest(values.highest);
    const out = standsOut(source, figure, range);
    const paths = instancePaths(values, out, xScale(plot, range.from, range.to), yScale(plot, top));
    others.current?.setAttribute('d', paths.others);
    outlier.current?.setAttribute('d', paths.outlier);
  };
  const area = useLive(source, draw);
  return (
    <LiveDrawing area={area}>
      <path ref={others} className={classes.instance} />
      <path ref={outlier} className={classes.outlier} />
    </LiveDrawing>
  );
}

interface InstanceLegendProps {
  readonly figure: InstanceFigure;
  readonly source: InstanceSource;
  readonly range: TimeRange;
}

/** "instance 2 412 ms", and what the middle one of all was like. */
function InstanceLegend({ figure, source, range }: InstanceLegendProps) {
  const out = useHeard(source, () => standsOut(source, figure, range) ?? -1);
  const second = (): number => source.present - 1;
  const worst = useHeard(source, () => figure.format(source.point(second(), placeOf(out, figure))));
  const middle = useHeard(source, () => figure.format(middleOf(source, figure, second())));
  return (
    <dl className={legend.legend}>
      {out >= 0 && (
        <div className={legend.entry}>
          <dt className={legend.label}>
            <LineSign kind={classes.outlier} />
            {`instance ${out + 1}`}
          </dt>
          <dd className={legend.value}>{worst}</dd>
        </div>
      )}
      <div className={legend.entry}>
        <dt className={legend.label}>
          <LineSign kind={classes.instance} />
          middle
        </dt>
        <dd className={legend.value}>{middle}</dd>
      </div>
    </dl>
  );
}

function Summary({ name, figure, source, range }: InstanceLegendProps & { readonly name: string }) {
  const sentence = useHeardOfPoints(source, () => instanceSentence(name, figure, source, range), REFRESH_MS);
  return <p className="visually-hidden">{sentence}</p>;
}
