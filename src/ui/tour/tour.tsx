import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Actors } from '../../state/actions';
import { foldPanel } from '../../state/preferences';
import { select } from '../../state/view';
import { useActors, useView } from '../app/app-context';
import type { Room } from '../shell/breakpoints';
import { useRoom } from '../shell/use-room';
import { useSize } from '../time-axis/use-size';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { notePlace, ringPlace } from './tour-place';
import { RUN_BUTTON, stepsFor, type TourOpens, type TourSituation, type TourStep } from './tour-steps';
import { useAnchor } from './use-anchor';
import { useTourSituation } from './use-tour-situation';
import classes from './tour.module.css';

/** A note that points at one thing after another. Nothing is covered or held up: whoever acts is noticed, and goes on. */
export default function Tour() {
  const { view, preferences } = useActors();
  const at = useView((now) => now.tour) ?? 0;
  const room = useRoom();
  const steps = stepsFor(room === 'phone');
  const now = useTourSituation();
  // A wider window may have brought more steps, and a narrower one fewer.
  const place = Math.min(at, steps.length - 1);
  const step = steps[place];
  // It is offered as something new only once.
  useEffect(() => preferences.setState({ toured: true }), [preferences]);
  useEffect(() => focusOnRunIfLost, []);
  const end = (): void => view.setState({ tour: null });
  const go = (to: number): void => (to < steps.length ? view.setState({ tour: Math.max(0, to) }) : end());
  return (
    <Step
      key={step.id}
      step={step}
      room={room}
      now={now}
      place={place}
      count={steps.length}
      onGo={go}
      onEnd={end}
    />
  );
}

interface StepProps {
  readonly step: TourStep;
  readonly room: Room;
  readonly now: TourSituation;
  readonly place: number;
  readonly count: number;
  readonly onGo: (place: number) => void;
  readonly onEnd: () => void;
}

function Step({ step, room, now, place, count, onGo, onEnd }: StepProps) {
  const { title, text, anchor } = step;
  const id = useId();
  const box = useAnchor(anchor);
  const note = useRef<HTMLDivElement>(null);
  const done = useDone(step, now);
  useOpened(step.opens, room);
  const page = { width: window.innerWidth, height: window.innerHeight };
  const { left, top } = notePlace(box, useSize(note), page);
  useEffect(() => note.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (way === 0) return;
    event.preventDefault();
    onGo(place + way);
  };
  return (
    <>
      {box !== null && (
        <div className={classes.ring} style={ringPlace(box, page)} data-tour-ring="" aria-hidden="true" />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the arrow keys wherever in it the focus is */}
      <section
        ref={note}
        className={classes.note}
        style={{ transform: `translate(${Math.round(left)}px, ${Math.round(top)}px)` }}
        aria-label="Tour"
        aria-describedby={`${id}-title ${id}-text`}
        tabIndex={-1}
        data-tour={step.id}
        onKeyDown={onKeyDown}
      >
        <div className={classes.head}>
          <h2 id={`${id}-title`} className={classes.title}>
            {title}
          </h2>
          <span className={classes.count}>{`${place + 1} of ${count}`}</span>
          <IconButton
            size="small"
            label="End the tour"
            icon={<X size={14} aria-hidden="true" />}
            onClick={onEnd}
          />
        </div>
        <p id={`${id}-text`} className={classes.text}>
          {text}
        </p>
        <Foot done={done} place={place} count={count} onGo={onGo} />
      </section>
    </>
  );
}

type FootProps = Pick<StepProps, 'place' | 'count' | 'onGo'> & { readonly done: boolean };

function Foot({ done, place, count, onGo }: FootProps) {
  return (
    <div className={classes.foot}>
      <span className={classes.done} role="status">
        {done && (
          <>
            <Check size={14} aria-hidden="true" /> Done
          </>
        )}
      </span>
      {place > 0 && (
        <Button
          size="small"
          icon={<ArrowLeft size={14} aria-hidden="true" />}
          aria-keyshortcuts="ArrowLeft"
          onClick={() => onGo(place - 1)}
        >
          Back
        </Button>
      )}
      <Button
        size="small"
        variant={done || place + 1 === count ? 'primary' : 'plain'}
        icon={<ArrowRight size={14} aria-hidden="true" />}
        aria-keyshortcuts="ArrowRight"
        onClick={() => onGo(place + 1)}
      >
        {place + 1 === count ? 'Finish' : 'Next'}
      </Button>
    </div>
  );
}

/** When the note goes with the focus in it, what one does next has it then. */
function focusOnRunIfLost(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(RUN_BUTTON)?.focus({ preventScroll: true });
}

/** Whether what the step speaks of was done, once it was: a run that is paused again has been started all the same. */
function useDone({ isDone }: TourStep, now: TourSituation): boolean {
  const [before] = useState(now);
  const [done, setDone] = useState(false);
  if (!done && isDone(now, before)) setDone(true);
  return done;
}

/** Opens what the step is about, once: what is folded afterwards is folded on purpose. */
function useOpened(opens: TourOpens | undefined, room: Room): void {
  const actors = useActors();
  useEffect(() => {
    if (opens !== undefined) OPENERS[opens](actors, room);
  }, [actors, opens, room]);
}

const OPENERS: Readonly<Record<TourOpens, (actors: Actors, room: Room) => void>> = {
  canvas: (actors, room) => {
    const covers = { dockMaximised: false, enlargedChart: null, phoneTab: 'run' } as const;
    actors.view.setState({ topologyAsTable: false, ...covers });
    closeSheet(actors, room);
  },
  breaker: ({ view, preferences }) => {
    foldPanel(preferences, 'inspector', false);
    select(view, { kind: 'edge', id: 'orders-payments' }, 'breaker');
  },
  timeline: (actors, room) => {
    foldPanel(actors.preferences, 'timeline', false);
    closeSheet(actors, room);
  },
};

/** In little room the inspector is a sheet over what the step speaks of; it goes with the selection. */
function closeSheet({ view, preferences }: Actors, room: Room): void {
  if (room !== 'narrow') return;
  select(view, null);
  foldPanel(preferences, 'inspector', true);
}
