import { EDGE_FIELD } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { rate } from '../../figures';
import { Mark } from '../../marks/mark';
import type { TrafficMark } from '../../marks/mark-paths';
import { frameRows } from '../frame-rows';
import type { Box } from '../geometry/box';
import classes from './edge-rates.module.css';

export interface EdgeRatesProps {
  readonly edge: string;
  readonly spot: Box;
}

/** What particles would show, in figures, for those who do not want things to move. */
export function EdgeRates({ edge, spot }: EdgeRatesProps) {
  return (
    <div
      aria-hidden="true"
      className={classes.rates}
      style={{ transform: `translate(${spot.x}px, ${spot.y}px)`, width: spot.width }}
    >
      <Rate edge={edge} field={EDGE_FIELD.okRate} mark="served" />
      <Rate edge={edge} field={EDGE_FIELD.failedRate} mark="failed" />
      <Rate edge={edge} field={EDGE_FIELD.rejectedRate} mark="rejected" />
    </div>
  );
}

interface RateProps {
  readonly edge: string;
  readonly field: 2 | 3 | 4;
  readonly mark: TrafficMark;
}

function Rate({ edge, field, mark }: RateProps) {
  const text = useFrame(({ frame }) => {
    const row = frame === null ? undefined : frameRows(frame.layout).edges.get(edge);
    if (frame === null || row === undefined) return '';
    const perSecond = frame.edge(row, field);
    return perSecond > 0 ? rate(perSecond) : '';
  });
  if (text === '') return null;
  return (
    <span className={classes.rate}>
      <Mark kind={mark} size={8} />
      {text}
    </span>
  );
}
