import type { ReactNode, Ref } from 'react';
import { share } from '../figures';
import {
  arcPath,
  BREAKER_MODE,
  barTurn,
  placePath,
  ringPlaces,
  ringSize,
  type RingPlace,
} from './ring-geometry';
import classes from './breaker-ring.module.css';

export interface BreakerRingProps {
  /** Of the circle on which the outcomes lie. */
  readonly radius: number;
  readonly mode: number;
  readonly ringBits: number;
  readonly ringCount: number;
  readonly windowCalls: number;
  readonly windowFailures: number;
  /** 0 when the window is one of time. */
  readonly windowSize: number;
  /** How much of the open time is left; whoever moves the arc with every frame does it by `countdownRef` instead. */
  readonly countdown?: number;
  /** A circle of path length 1: its `stroke-dasharray` is "share 1". */
  readonly countdownRef?: Ref<SVGCircleElement>;
  /** What stands in the middle: the failure share in figures, or the bar of the gate. */
  readonly middle: 'share' | 'bar';
}

/** From the outcomes outward: thickness of a failure, of a success, the gap to the countdown and its own line. */
function measures(radius: number) {
  const failure = radius > 24 ? 8 : 4.5;
  return {
    failure,
    success: failure * 0.7,
    countdown: radius + failure / 2 + (radius > 24 ? 3.5 : 2.5),
    line: 2,
  };
}

/** How far the drawing reaches from its middle. */
function ringReach(radius: number): number {
  const { countdown, line } = measures(radius);
  return countdown + line / 2;
}

/** The last outcomes of a breaker as a ring, oldest at 12 o'clock, with the time left until it goes half-open. */
export function BreakerRing(props: BreakerRingProps): ReactNode {
  const { radius, mode, middle, windowCalls, windowFailures, countdown = 0, countdownRef } = props;
  const size = measures(radius);
  const reach = ringReach(radius);
  return (
    <svg
      role="img"
      aria-label={ringLabel(mode, windowFailures, windowCalls)}
      width={reach * 2}
      height={reach * 2}
      viewBox={`${-reach} ${-reach} ${reach * 2} ${reach * 2}`}
      className={classes.ring}
    >
      <Outcomes {...props} />
      {mode === BREAKER_MODE.open && <circle r={size.countdown} className={classes.track} />}
      <circle
        ref={countdownRef}
        r={size.countdown}
        pathLength={1}
        strokeDasharray={`${countdown} 1`}
        transform="rotate(-90)"
        className={classes.countdown}
        strokeWidth={size.line}
      />
      {middle === 'bar' ? <Bar radius={radius} mode={mode} /> : <Share {...props} />}
    </svg>
  );
}

type OutcomesProps = Pick<
  BreakerRingProps,
  'radius' | 'ringBits' | 'ringCount' | 'windowSize' | 'windowCalls' | 'windowFailures'
>;

function Outcomes(props: OutcomesProps) {
  const { radius, windowCalls, windowFailures } = props;
  const size = measures(radius);
  // A window of time knows how many calls failed, but not in which order.
  if (props.ringCount === 0 && windowCalls > 0) {
    const failed = windowFailures / windowCalls;
    return (
      <>
        <path d={arcPath(radius, failed, 0.9999)} className={classes.success} strokeWidth={size.success} />
        {failed > 0 && (
          <path
            d={arcPath(radius, 0, Math.min(failed, 0.9999))}
            className={classes.failure}
            strokeWidth={size.failure}
          />
        )}
      </>
    );
  }
  const places = ringSize(props.windowSize, props.ringCount);
  return ringPlaces(props.ringBits, props.ringCount, places).map((place, index) => (
    <path
      // Places are what they are by where they lie.
      // oxlint-disable-next-line react/no-array-index-key
      key={index}
      d={placePath(radius, places, index)}
      className={classes[place]}
      strokeWidth={widthOf(place, size)}
    />
  ));
}

function widthOf(place: RingPlace, size: ReturnType<typeof measures>): number {
  return place === 'failure' ? size.failure : size.success;
}

function Bar({ radius, mode }: { readonly radius: number; readonly mode: number }) {
  const half = radius * 0.45;
  return (
    <line
      x1={-half}
      x2={half}
      strokeWidth={radius * 0.18}
      className={
        classes[mode === BREAKER_MODE.open ? 'open' : mode === BREAKER_MODE.halfOpen ? 'half' : 'closed']
      }
      style={{ rotate: `${barTurn(mode)}deg` }}
    />
  );
}

function Share({ windowCalls, windowFailures }: BreakerRingProps) {
  if (!(windowCalls > 0)) {
    return (
      <text y={4} className={classes.caption}>
        no calls
      </text>
    );
  }
  return (
    <>
      <text y={0} className={classes.share}>
        {share(windowFailures / windowCalls)}
      </text>
      <text y={14} className={classes.caption}>
        {windowFailures} of {windowCalls}
      </text>
    </>
  );
}

const MODE_WORDS: Readonly<Record<number, string>> = {
  [BREAKER_MODE.closed]: 'Closed',
  [BREAKER_MODE.open]: 'Open',
  [BREAKER_MODE.halfOpen]: 'Half-open',
};

function ringLabel(mode: number, failures: number, calls: number): string {
  const state = MODE_WORDS[mode] ?? 'No state yet';
  return calls > 0 ? `${state}: ${failures} of ${calls} calls failed` : `${state}: no calls yet`;
}
