import { useRef } from 'react';
import { NODE_FIELD } from '../../../worker/frame';
import { useFrame, useFrameEffect } from '../../app/use-frame';
import { count, UNKNOWN } from '../../figures';
import { classNames } from '../../widgets/class-names';
import { nodeValue } from '../frame-reads';
import classes from './load-bars.module.css';

/** How many requests a node works on, and how many wait, out of how many it has room for. */
export function LoadBars({ node }: { readonly node: string }) {
  return (
    <dl className={classes.bars}>
      <LoadBar name="in flight" node={node} field={NODE_FIELD.inFlight} limit={NODE_FIELD.capacity} />
      <LoadBar name="in the queue" node={node} field={NODE_FIELD.queued} limit={NODE_FIELD.queueRoom} />
    </dl>
  );
}

interface LoadBarProps {
  readonly name: string;
  readonly node: string;
  readonly field: Parameters<typeof nodeValue>[2];
  readonly limit: Parameters<typeof nodeValue>[2];
}

function LoadBar({ name, node, field, limit }: LoadBarProps) {
  const bar = useRef<HTMLSpanElement>(null);
  useFrameEffect(({ frame }) => {
    const filled = nodeValue(frame, node, field) / nodeValue(frame, node, limit);
    // Nothing of nothing is empty, too.
    if (bar.current !== null) bar.current.style.backgroundSize = `${Math.min(1, filled || 0) * 100}% 100%`;
  });
  const taken = useFrame(({ frame }) => nodeValue(frame, node, field));
  const room = useFrame(({ frame }) => nodeValue(frame, node, limit));
  const full = room > 0 && taken >= room;
  return (
    <div className={classes.row}>
      <dt>{name}</dt>
      <dd>
        <span ref={bar} className={classNames(classes.track, full && classes.full)} aria-hidden="true" />
        {Number.isNaN(taken) ? UNKNOWN : `${count(taken)} / ${count(room)}`}
        {full && <span className={classes.word}>full</span>}
      </dd>
    </div>
  );
}
