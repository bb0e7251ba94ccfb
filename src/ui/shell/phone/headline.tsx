import type { FrameFeed } from '../../../state/feed';
import { HEAD, type Field } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { useHasFallback } from '../../app/use-has-fallback';
import { rate, share, UNKNOWN } from '../../figures';
import { Mark } from '../../marks/mark';
import { classNames } from '../../widgets/class-names';
import classes from './headline.module.css';

const OUTCOMES = [
  ['served', HEAD.servedRate],
  ['fallback', HEAD.fallbackRate],
  ['late', HEAD.lateRate],
  ['rejected', HEAD.rejectedRate],
  ['failed', HEAD.failedRate],
] as const;

/** Goodput, and how the requests of the last second ended. */
export function Headline() {
  const goodput = useFrame((feed) => share(head(feed, HEAD.goodput)));
  const hasFallback = useHasFallback();
  const outcomes = hasFallback ? OUTCOMES : OUTCOMES.filter(([outcome]) => outcome !== 'fallback');
  return (
    <dl className={classNames(classes.headline, hasFallback && classes.six)}>
      <div className={classes.goodput}>
        <dt>Goodput</dt>
        <dd>
          {goodput.replace('%', '')}
          {goodput !== UNKNOWN && <span className={classes.unit}>%</span>}
        </dd>
      </div>
      {outcomes.map(([outcome, field]) => (
        <Outcome key={outcome} outcome={outcome} field={field} />
      ))}
    </dl>
  );
}

interface OutcomeProps {
  readonly outcome: (typeof OUTCOMES)[number][0];
  readonly field: Field<typeof HEAD>;
}

function Outcome({ outcome, field }: OutcomeProps) {
  const perSecond = useFrame((feed) => rate(head(feed, field)));
  return (
    <div className={classes.outcome}>
      <dt>
        <Mark kind={outcome} /> {outcome}
      </dt>
      <dd>
        {perSecond.replace('/s', '')}
        {perSecond !== UNKNOWN && <span className={classes.unit}>/s</span>}
      </dd>
    </div>
  );
}

function head({ frame }: FrameFeed, field: Field<typeof HEAD>): number {
  return frame?.head(field) ?? NaN;
}
