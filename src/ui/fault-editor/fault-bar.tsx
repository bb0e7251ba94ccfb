import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { faultKinds } from '../../scenario/fault-kind-settings';
import type { Fault, Range } from '../../scenario/format';
import { chooseFault } from '../../state/view';
import { useActors, useView } from '../app/app-context';
import { timed } from './fault-drag';
import type { TimeRange } from '../time-axis/scale';
import { faultOutline, OUTLINE_HEIGHT } from '../timeline/fault-outline';
import { classNames } from '../widgets/class-names';
import { barPlaces, type BarPlace } from './bar-places';
import { dragWords } from './drag-words';
import { deleteFault, duplicateFault } from './fault-acts';
import { barCommand } from './fault-keys';
import { useFreshFault } from './fresh-faults';
import { useBarPointing } from './use-bar-pointing';
import { timesOf, useFaultHandling, useHeldFault } from './use-fault-handling';
import classes from './fault-bar.module.css';

export interface FaultBarProps {
  readonly fault: Fault;
  readonly range: TimeRange;
  /** Of the lane in px. */
  readonly width: number;
  readonly tabIndex: number;
}

/** What the keys of a bar do is said in one place for all of them. */
export const BAR_KEYS_ID = 'keys-of-fault-bars';

const ALWAYS = [{ from: 0, to: Infinity, on: true }];

/** What of a lane can be taken hold of: the bar of its fault, the ends and ramps of that, and the free part around it. */
export function FaultBar({ fault: given, range, width, tabIndex }: FaultBarProps) {
  const cell = useRef<HTMLDivElement>(null);
  const held = useHeldFault(given.id);
  const fault = held?.fault ?? given;
  const { place, drawn, handlers } = useBarPointing(given, range, cell);
  const isFresh = useFreshFault() === given.id;
  const { bars, away } = barPlaces(fault, range);
  const ghost = drawn === null ? held?.fault : asDrawn(fault, drawn);
  const words = ghost === undefined ? '' : dragWords(ghost);
  const why = drawn === null ? held?.why : undefined;
  return (
    // The lane is for pointers; whoever uses keys has the button in it.
    <div
      ref={cell}
      role="gridcell"
      className={classNames(classes.cell, place !== null && classes.holds)}
      {...handlers}
    >
      {bars.map((bar, nth) => (
        <Turn key={bar.turn} bar={bar} fault={fault} isMain={nth === 0} tabIndex={tabIndex} />
      ))}
      {away !== undefined && <BarButton fault={fault} tabIndex={tabIndex} away={away} />}
      {ghost !== undefined && <Ghost fault={ghost} range={range} width={width} isStuck={why !== undefined} />}
      {isFresh && bars.length > 0 && (
        <span className={classes.fresh} style={placed(bars[0])} aria-hidden="true" />
      )}
      <span role="status" className="visually-hidden">
        {drawn === null && place === null && [words, why].filter(Boolean).join('. ')}
      </span>
      {place !== null && <DragLabel place={place} words={words} why={why} />}
    </div>
  );
}

function asDrawn(fault: Fault, { fromMs, toMs }: Range): Fault {
  return timed({ ...fault, times: 1 }, fromMs, Math.max(fromMs + 1, toMs));
}

function placed({ left, width }: Pick<BarPlace, 'left' | 'width'>): CSSProperties {
  return { left: `${left * 100}%`, width: `max(0.5rem, ${width * 100}%)` };
}

interface TurnProps {
  readonly bar: BarPlace;
  readonly fault: Fault;
  /** The others are reached by pointers alone: what keys do to one of them they do to all. */
  readonly isMain: boolean;
  readonly tabIndex: number;
}

function Turn({ bar, fault, isMain, tabIndex }: TurnProps) {
  const hasFeet = faultKinds[fault.kind].grows && bar.hasFrom;
  return (
    <div className={classes.turn} data-turn={bar.turn} style={placed(bar)}>
      {isMain ? (
        <BarButton fault={fault} tabIndex={tabIndex} />
      ) : (
        <span className={classes.bar} aria-hidden="true" />
      )}
      {bar.hasFrom && (
        <span className={classNames(classes.grip, classes.from)} data-grip="from" aria-hidden="true" />
      )}
      {bar.hasTo && (
        <span className={classNames(classes.grip, classes.to)} data-grip="to" aria-hidden="true" />
      )}
      {hasFeet && (
        <>
          <Foot grip="grow" at={bar.grown} />
          <Foot grip="fade" at={bar.fading} />
        </>
      )}
    </div>
  );
}

/** Where the ramp ends: at a corner of the bar while there is none, a little within it, so that the end can be held, too. */
function Foot({ grip, at }: { readonly grip: 'grow' | 'fade'; readonly at: number }) {
  const left = `clamp(0.875rem, ${at * 100}%, 100% - 0.875rem)`;
  return <span className={classes.foot} style={{ left }} data-grip={grip} aria-hidden="true" />;
}

interface BarButtonProps {
  readonly fault: Fault;
  readonly tabIndex: number;
  /** On which side of what the axis shows the fault lies; undefined while it is in sight. */
  readonly away?: 'before' | 'later';
}

function BarButton({ fault, tabIndex, away }: BarButtonProps) {
  const actors = useActors();
  const handling = useFaultHandling();
  const isChosen = useView((view) => view.fault === fault.id);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const command = barCommand(event, handling.get(fault.id)?.fault ?? fault, timesOf(actors));
    if (command === undefined) return;
    if (command.does === 'give-up' && !handling.giveUp(fault.id)) return;
    event.preventDefault();
    event.stopPropagation();
    if (command.does === 'change') handling.nudge(command.to);
    else if (command.does === 'open') chooseFault(actors.view, fault.id, true);
    else if (command.does === 'duplicate') void duplicateFault(actors, fault);
    else if (command.does === 'delete') {
      const grid = event.currentTarget.closest('[role="grid"]');
      void deleteFault(actors, fault).then(() => keepFocusIn(grid));
    }
  };
  const Away = away === 'before' ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className={classNames(classes.bar, away !== undefined && classes.away, isChosen && classes.chosen)}
      style={away === undefined ? undefined : { [away === 'before' ? 'left' : 'right']: 0 }}
      aria-label={`${fault.name}, ${dragWords(fault)}`}
      aria-describedby={BAR_KEYS_ID}
      aria-pressed={isChosen}
      onKeyDown={onKeyDown}
      onBlur={() => void handling.letGo(fault.id)}
      onClick={({ detail }) => {
        // A press by pointer was told by the lane.
        if (detail === 0) chooseFault(actors.view, fault.id, true);
      }}
    >
      {away !== undefined && <Away size={12} aria-hidden="true" />}
    </button>
  );
}

/** The lane of what was taken away is gone, and with it the button that had the focus. */
function keepFocusIn(grid: Element | null): void {
  if (document.activeElement !== document.body) return;
  grid?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
}

interface GhostProps {
  readonly fault: Fault;
  readonly range: TimeRange;
  readonly width: number;
  readonly isStuck: boolean;
}

function Ghost({ fault, range, width, isStuck }: GhostProps) {
  const outline = faultOutline({ ...fault, enabled: true }, ALWAYS, range, width);
  if (outline === undefined) return null;
  return (
    <svg
      className={classNames(classes.ghost, isStuck && classes.stuck)}
      viewBox={`0 0 ${Math.max(1, width)} ${OUTLINE_HEIGHT}`}
      width="100%"
      height="100%"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={outline.path} />
    </svg>
  );
}

interface DragLabelProps {
  readonly place: { readonly x: number; readonly y: number };
  readonly words: string;
  readonly why: string | undefined;
}

function DragLabel({ place, words, why }: DragLabelProps) {
  const x = Math.max(120, Math.min(window.innerWidth - 120, place.x));
  return createPortal(
    <div className={classes.label} style={{ left: x, top: place.y }} aria-hidden="true">
      {words}
      {why !== undefined && <span className={classes.why}>{why}</span>}
    </div>,
    document.body,
  );
}
