import { memo } from 'react';
import { HEAD, type Field } from '../../../worker/frame';
import { useFrame } from '../../app/use-frame';
import { useHasFallback } from '../../app/use-has-fallback';
import { UNKNOWN, rate, share } from '../../figures';
import { Mark } from '../../marks/mark';
import type { TrafficMark } from '../../marks/mark-paths';
import classes from './headline.module.css';

type HeadField = Field<typeof HEAD>;

/** What the users of the system get, end to end: the one figure above all others, and how their requests end. */
export const Headline = memo(function Headline() {
  return (
    <div role="group" aria-label="End to end, at the clients" className={classes.headline} data-panel="">
      <dl className={classes.goodput}>
        <dt className={classes.caption}>Goodput</dt>
        <Goodput />
      </dl>
      <dl className={classes.ends}>
        <End mark="served" word="served" field={HEAD.servedRate} />
        <End mark="rejected" word="rejected" field={HEAD.rejectedRate} />
        <End mark="late" word="late" field={HEAD.lateRate} />
        <End mark="failed" word="failed" field={HEAD.failedRate} />
        {useHasFallback() && <End mark="fallback" word="fallback" field={HEAD.fallbackRate} />}
      </dl>
    </div>
  );
});

function Goodput() {
  const text = useFrame(({ frame }) => (frame === null ? UNKNOWN : share(frame.head(HEAD.goodput))));
  const isShare = text.endsWith('%');
  return (
    <dd className={classes.figure}>
      {isShare ? text.slice(0, -1) : text}
      {isShare && <span className={classes.unit}>%</span>}
    </dd>
  );
}

interface EndProps {
  readonly mark: TrafficMark;
  readonly word: string;
  readonly field: HeadField;
}

function End({ mark, word, field }: EndProps) {
  const text = useFrame(({ frame }) => (frame === null ? UNKNOWN : rate(frame.head(field))));
  return (
    <div className={classes.end}>
      <dt className={classes.word}>
        <Mark kind={mark} size={10} />
        {word}
      </dt>
      <dd className={classes.rate}>{text}</dd>
    </div>
  );
}
