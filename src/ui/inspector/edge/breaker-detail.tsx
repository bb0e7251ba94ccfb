import { useRef } from 'react';
import { instantText } from '../../../base/duration-text';
import { NS_PER_SECOND } from '../../../base/time';
import type { FrameFeed } from '../../../state/feed';
import { BREAKER_FIELD } from '../../../worker/frame';
import { useFrame, useFrameEffect } from '../../app/use-frame';
import { BreakerRing } from '../../breaker-ring/breaker-ring';
import { BREAKER_MODE, countdownShare } from '../../breaker-ring/ring-geometry';
import { count } from '../../figures';
import { Mark } from '../../marks/mark';
import type { MarkKind } from '../../marks/mark-paths';
import { heldWord } from '../breaker-words';
import { layerValue, timeOf } from '../frame-reads';
import classes from './breaker-detail.module.css';

const RADIUS = 38;

export interface BreakerDetailProps {
  readonly edge: string;
  readonly layer: string;
  /** How many trials have to succeed to close it. */
  readonly trialsRequired: number;
}

/** The window of a breaker as a ring, how long it stays as it is, and what it counts. */
export function BreakerDetail({ edge, layer, trialsRequired }: BreakerDetailProps) {
  const read = (field: number) => (feed: FrameFeed) => layerValue(feed.frame, edge, layer, field);
  const mode = useFrame(read(BREAKER_FIELD.mode));
  const windowCalls = useFrame(read(BREAKER_FIELD.windowCalls));
  const windowFailures = useFrame(read(BREAKER_FIELD.windowFailures));
  const windowSize = useFrame(read(BREAKER_FIELD.windowSize));
  const ringBits = useFrame(read(BREAKER_FIELD.ringBits));
  const ringCount = useFrame(read(BREAKER_FIELD.ringCount));
  const changedAt = useFrame(read(BREAKER_FIELD.changedAt));
  const held = heldWord(useFrame(read(BREAKER_FIELD.control)));
  const rejected = useFrame(read(BREAKER_FIELD.rejected));
  const succeeded = useFrame(read(BREAKER_FIELD.trialsSucceeded));
  const arc = useRef<SVGCircleElement>(null);
  const left = useRef<HTMLSpanElement>(null);
  useFrameEffect((feed) => {
    const openUntil = read(BREAKER_FIELD.openUntil)(feed);
    const now = timeOf(feed.frame);
    const share = countdownShare(
      read(BREAKER_FIELD.mode)(feed),
      openUntil,
      read(BREAKER_FIELD.openFor)(feed),
      now,
    );
    arc.current?.setAttribute('stroke-dasharray', `${share} 1`);
    if (left.current !== null) left.current.textContent = countdownText(openUntil - now);
  });
  if (Number.isNaN(mode)) return null;
  return (
    <div className={classes.detail}>
      <BreakerRing
        radius={RADIUS}
        mode={mode}
        ringBits={ringBits}
        ringCount={ringCount}
        windowCalls={windowCalls}
        windowFailures={windowFailures}
        windowSize={windowSize}
        countdownRef={arc}
        middle="share"
      />
      <div className={classes.figures}>
        <p className={classes.lead}>
          {held !== undefined && <>{held} by hand</>}
          {held === undefined && mode === BREAKER_MODE.open && (
            <>
              Half-open in <span ref={left} className={classes.figure} />
            </>
          )}
          {held === undefined && mode === BREAKER_MODE.halfOpen && (
            <>
              Trials succeeded <span className={classes.figure}>{`${succeeded} of ${trialsRequired}`}</span>
            </>
          )}
          {held === undefined && mode === BREAKER_MODE.closed && (
            <>
              Closed since{' '}
              <span className={classes.figure}>{changedAt > 0 ? instantText(changedAt) : 'the start'}</span>
            </>
          )}
        </p>
        <dl className={classes.counts}>
          <CountRow mark="failed" name="failed" value={windowFailures} />
          <CountRow mark="served" name="succeeded" value={windowCalls - windowFailures} />
          <CountRow mark="rejected" name="rejected in all" value={rejected} />
        </dl>
      </div>
    </div>
  );
}

interface CountRowProps {
  readonly mark: MarkKind;
  readonly name: string;
  readonly value: number;
}

function CountRow({ mark, name, value }: CountRowProps) {
  return (
    <div className={classes.count}>
      <dt>
        <Mark kind={mark} size={10} />
        {name}
      </dt>
      <dd>{count(value)}</dd>
    </div>
  );
}

/** Always two decimals, so that the figure does not jump while it runs down. */
function countdownText(ns: number): string {
  return Number.isFinite(ns) ? `${(Math.max(0, ns) / NS_PER_SECOND).toFixed(2)} s` : '';
}
