import { useRef } from 'react';
import type { FrameFeed } from '../../state/feed';
import { select } from '../../state/view';
import { BREAKER_FIELD } from '../../worker/frame';
import { useActors, useView } from '../app/app-context';
import { useFrame, useFrameEffect } from '../app/use-frame';
import { BreakerRing } from '../breaker-ring/breaker-ring';
import { countdownShare } from '../breaker-ring/ring-geometry';
import { share } from '../figures';
import { heldWord, modeWords } from '../inspector/breaker-words';
import { layerValue, timeOf } from '../inspector/frame-reads';
import { Mark } from '../marks/mark';
import { BreakerLane } from '../timeline/breaker-lane';
import type { BreakerLaneRow } from '../timeline/lane-list';
import { openRecord } from '../timeline/lane-rects';
import type { TimeRange } from '../time-axis/scale';
import { classNames } from '../widgets/class-names';
import { halfOpenIn, timesWords, windowWords } from './breaker-figures';
import classes from './breakers.module.css';

export interface BreakerRowProps {
  readonly breaker: BreakerLaneRow;
  /** Its place among all breakers, and where it stands, in px. */
  readonly at: number;
  readonly top: number;
  readonly range: TimeRange;
  /** Of the lanes, in px. */
  readonly width: number;
}

/** One breaker: what it is doing, what it has done, and its lane on the axis of the page. */
export function BreakerRow({ breaker, at, top, range, width }: BreakerRowProps) {
  const { view } = useActors();
  const { edge, layer, name, kind } = breaker;
  const selected = useView(
    ({ selection, layer: open }) => selection?.kind === 'edge' && selection.id === edge && open === layer,
  );
  const label = kind === 'breaker' ? name : `${name}, ${kind}`;
  return (
    <div
      role="row"
      data-row={at}
      aria-rowindex={at + 2}
      className={classNames(classes.row, selected && classes.selected)}
      style={{ top }}
    >
      <div role="rowheader" className={classes.name}>
        <Ring edge={edge} layer={layer} />
        <button
          type="button"
          className={classes.choose}
          aria-pressed={selected}
          title={label}
          onClick={() => select(view, { kind: 'edge', id: edge }, layer)}
        >
          {label}
        </button>
      </div>
      <div role="cell" className={classes.state}>
        <State edge={edge} layer={layer} />
      </div>
      <Cell className={classes.window} read={(feed) => windowText(feed, edge, layer)} />
      <Cell
        read={({ frame }) => {
          const read = (field: number): number => layerValue(frame, edge, layer, field);
          return halfOpenIn(read(BREAKER_FIELD.mode), read(BREAKER_FIELD.openUntil), timeOf(frame));
        }}
      />
      <Cell className={classes.extra} read={(feed) => timesWords(recordOf(feed, edge, layer).times)} />
      <Cell className={classes.extra} read={(feed) => share(recordOf(feed, edge, layer).share)} />
      <div role="cell" className={classes.lane}>
        <span className="visually-hidden">on the time axis</span>
        <BreakerLane edge={edge} layer={layer} range={range} width={width} />
      </div>
    </div>
  );
}

function windowText({ frame }: FrameFeed, edge: string, layer: string): string {
  const read = (field: number): number => layerValue(frame, edge, layer, field);
  return windowWords(read(BREAKER_FIELD.windowCalls), read(BREAKER_FIELD.windowFailures));
}

function recordOf(feed: FrameFeed, edge: string, layer: string) {
  return openRecord(feed.lane(edge, layer), timeOf(feed.frame));
}

interface CellProps {
  readonly read: (feed: FrameFeed) => string;
  /** Says where the cell makes way in a narrow table. */
  readonly className?: string | undefined;
}

function Cell({ read, className }: CellProps) {
  const text = useFrame(read);
  return (
    <div role="cell" className={classNames(classes.cell, className)}>
      {text}
    </div>
  );
}

interface LayerProps {
  readonly edge: string;
  readonly layer: string;
}

function State({ edge, layer }: LayerProps) {
  const mode = useFrame(({ frame }) => layerValue(frame, edge, layer, BREAKER_FIELD.mode));
  const control = useFrame(({ frame }) => layerValue(frame, edge, layer, BREAKER_FIELD.control));
  const { mark, tone, state: usual } = modeWords(mode);
  const state = heldWord(control) ?? usual;
  return (
    <span className={classNames(classes.mode, classes[tone])}>
      {mark === undefined ? <span className={classes.line} /> : <Mark kind={mark} size={10} />}
      {state}
    </span>
  );
}

const RING_RADIUS = 10;

function Ring({ edge, layer }: LayerProps) {
  const { feed } = useActors().run;
  const countdown = useRef<SVGCircleElement>(null);
  const read = (field: number): number => layerValue(feed.frame, edge, layer, field);
  // The ring is drawn anew when one of the values changes that it shows.
  useFrame(() =>
    [BREAKER_FIELD.mode, BREAKER_FIELD.ringBits, BREAKER_FIELD.ringCount, BREAKER_FIELD.windowCalls]
      .map(read)
      .join(),
  );
  useFrameEffect(({ frame }) => {
    const left = countdownShare(
      read(BREAKER_FIELD.mode),
      read(BREAKER_FIELD.openUntil),
      read(BREAKER_FIELD.openFor),
      timeOf(frame),
    );
    countdown.current?.setAttribute('stroke-dasharray', `${left.toFixed(3)} 1`);
  });
  return (
    <BreakerRing
      radius={RING_RADIUS}
      mode={orZero(read(BREAKER_FIELD.mode))}
      ringBits={orZero(read(BREAKER_FIELD.ringBits))}
      ringCount={orZero(read(BREAKER_FIELD.ringCount))}
      windowCalls={orZero(read(BREAKER_FIELD.windowCalls))}
      windowFailures={orZero(read(BREAKER_FIELD.windowFailures))}
      windowSize={orZero(read(BREAKER_FIELD.windowSize))}
      countdownRef={countdown}
      middle="bar"
    />
  );
}

/** Before the first frame a breaker is closed and has seen nothing. */
function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
