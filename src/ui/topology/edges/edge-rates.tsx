import { EDGE_FIELD } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { count, rate } from '../../figures';
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
      style={{ left: spot.x, top: spot.y, width: spot.width }}
    >
      <Rate edge={edge} field={EDGE_FIELD.okRate} mark="served" />
      <Rate edge={edge} field={EDGE_FIELD.fallbackRate} mark="fallback" />
      <Rate edge={edge} field={EDGE_FIELD.failedRate} mark="failed" />
      <Rate edge={edge} field={EDGE_FIELD.rejectedRate} mark="rejected" />
      <Rate edge={edge} field={EDGE_FIELD.lost} mark="lost" />
    </div>
  );
}

interface RateProps {
  readonly edge: string;
  /** Of lost messages only the sum is known. */
  readonly field: (typeof EDGE_FIELD)['okRate' | 'fallbackRate' | 'failedRate' | 'rejectedRate' | 'lost'];
  readonly mark: TrafficMark;
}

function Rate({ edge, field, mark }: RateProps) {
  const text = useFrame(({ frame }) => {
    const row = frame === null ? undefined : frameRows(frame.layout).edges.get(edge);
    if (frame === null || row === undefined) return '';
    const value = frame.edge(row, field);
    if (!(value > 0)) return '';
    return field === EDGE_FIELD.lost ? `${count(value)} lost` : rate(value);
  });
  if (text === '') return null;
  return (
    <span className={classes.rate}>
      <Mark kind={mark} size={8} />
      {text}
    </span>
  );
}
