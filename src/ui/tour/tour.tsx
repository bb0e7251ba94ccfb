import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Actors } from '../../state/actions';
import { foldPanel } from '../../state/preferences';
import { select } from '../../state/view';
import { useActors, useView } from '../app/app-context';
import { useRoom } from '../shell/use-room';
import { useSize } from '../time-axis/use-size';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { notePlace } from './tour-place';
import { stepsFor, type TourOpens, type TourSituation, type TourStep } from './tour-steps';
import { useAnchor } from './use-anchor';
import { useTourSituation } from './use-tour-situation';
import classes from './tour.module.css';

/** A note that points at one thing after another. Nothing is covered or held up: whoever acts is noticed, and goes on. */
export default function Tour() {
  const { view, preferences } = useActors();
  const at = useView((now) => now.tour) ?? 0;
  const steps = stepsFor(useRoom() === 'phone');
  const now = useTourSituation();
  // A wider window may have brought more steps, and a narrower one fewer.
  const place = Math.min(at, steps.length - 1);
  const step = steps[place];
  // It is offered as something new only once.
  useEffect(() => preferences.setState({ toured: true }), [preferences]);
  const go = (to: number): void => view.setState({ tour: to < steps.length ? Math.max(0, to) : null });
  return (
    <Step
      key={step.id}
      step={step}
      now={now}
      place={place}
      count={steps.length}
      onGo={go}
      onEnd={() => view.setState({ tour: null })}
    />
  );
}

interface StepProps {
  readonly step: TourStep;
  readonly now: TourSituation;
  readonly place: number;
  readonly count: number;
  readonly onGo: (place: number) => void;
  readonly onEnd: () => void;
}

function Step({ step, now, place, count, onGo, onEnd }: StepProps) {
  const { title, text, anchor } = step;
  const box = useAnchor(anchor);
  const note = useRef<HTMLDivElement>(null);
  const done = useDone(step, now);
  useOpened(step.opens);
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
        <div
          className={classes.ring}
          style={{ left: box.left - 4, top: box.top - 4, width: box.width + 8, height: box.height + 8 }}
          aria-hidden="true"
        />
      )}
      {/* It hears the arrow keys wherever in it the focus is. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        ref={note}
        className={classes.note}
        style={{ transform: `translate(${Math.round(left)}px, ${Math.round(top)}px)` }}
        aria-label="Tour"
        tabIndex={-1}
        data-tour={step.id}
        onKeyDown={onKeyDown}
      >
        <div className={classes.head}>
          <h2 className={classes.title}>{title}</h2>
          <span className={classes.count}>{`${place + 1} of ${count}`}</span>
          <IconButton
            size="small"
            label="End the tour"
            icon={<X size={14} aria-hidden="true" />}
            onClick={onEnd}
          />
        </div>
        <p className={classes.text} aria-live="polite">
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
            <Check size={14} aria-hidden="true" /> You did it
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

/** Whether what the step speaks of was done, once it was: a run that is paused again has been started all the same. */
function useDone({ isDone }: TourStep, now: TourSituation): boolean {
  const [before] = useState(now);
  const [done, setDone] = useState(false);
  if (!done && isDone(now, before)) setDone(true);
  return done;
}

/** Opens what the step is about, once: what is folded afterwards is folded on purpose. */
function useOpened(opens: TourOpens | undefined): void {
  const actors = useActors();
  useEffect(() => {
    if (opens !== undefined) OPENERS[opens](actors);
  }, [actors, opens]);
}

const OPENERS: Readonly<Record<TourOpens, (actors: Actors) => void>> = {
  canvas: ({ view }) =>
    view.setState({ topologyAsTable: false, dockMaximised: false, enlargedChart: null, phoneTab: 'run' }),
  breaker: ({ view, preferences }) => {
    foldPanel(preferences, 'inspector', false);
    select(view, { kind: 'edge', id: 'orders-payments' }, 'breaker');
  },
  timeline: ({ preferences }) => foldPanel(preferences, 'timeline', false),
};
