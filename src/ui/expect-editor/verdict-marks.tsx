import { useState, type KeyboardEvent } from 'react';
import { msToNs, type Time } from '../../base/time';
import { rangeOfExpectation } from '../../state/expectation-range';
import { seekerOf } from '../../state/seeking';
import { select } from '../../state/view';
import type { Scenario } from '../../scenario/format';
import type { ExpectationNow } from '../../worker/protocol';
import { useActors, useRun, useView } from '../app/app-context';
import { expectationName } from '../inspector/expectation-words';
import { inSight } from '../time-axis/fault-bands';
import { momentText } from '../time-axis/moment-text';
import { fractionOf, type TimeRange } from '../time-axis/scale';
import { useChosen, useChosenExpectation } from './chosen-expectation';
import classes from './verdict-marks.module.css';

/**
 * A place to press for each expectation: where it became certain, or where it will be at the latest. They are one stop of
 * the Tab key; left and right go from one to the next.
 */
export function VerdictMarks({ range }: { readonly range: TimeRange }) {
  const actors = useActors();
  const store = useChosenExpectation();
  const pointed = useChosen((state) => state.pointed);
  const scenario = useRun((run) => run.scenario);
  const verdict = useRun((run) => run.verdict);
  const [stop, setStop] = useState<string | null>(null);
  if (scenario === null) return null;
  const marks = marksOf(scenario, verdict).filter(({ time }) => {
    const place = fractionOf(time, range);
    return place >= 0 && place <= 1;
  });
  const stopsAt = marks.some(({ id }) => id === stop) ? stop : marks.at(0)?.id;
  return (
    <div role="gridcell" className={classes.cell}>
      {marks.map(({ id, time, words, isOpen }) => (
        <button
          key={id}
          type="button"
          tabIndex={id === stopsAt ? 0 : -1}
          className={classes.mark}
          style={{ left: `clamp(0.75rem, ${fractionOf(time, range) * 100}%, 100% - 0.75rem)` }}
          title={words}
          aria-label={words}
          data-pointed={pointed === id}
          onPointerDown={(event) => event.stopPropagation()}
          onPointerEnter={() => store.setState({ pointed: id })}
          onPointerLeave={() => store.setState({ pointed: null })}
          onFocus={() => {
            setStop(id);
            store.setState({ pointed: id });
          }}
          onKeyDown={goAlong}
          onBlur={() => store.setState({ pointed: null })}
          onClick={() => {
            select(actors.view, null);
            store.setState({ chosen: id });
            seekerOf(actors.run).to(time);
          }}
        >
          {isOpen && <OpenSign />}
        </button>
      ))}
    </div>
  );
}

function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget: mark } = event;
  const next = { ArrowLeft: mark.previousElementSibling, ArrowRight: mark.nextElementSibling }[key];
  if (next === undefined) return;
  // The lanes would go to one of theirs.
  event.preventDefault();
  event.stopPropagation();
  if (next instanceof HTMLElement) next.focus();
}

/** Decided ones have their check or cross from the lane itself. */
function OpenSign() {
  return (
    <svg className={classes.open} viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="4" />
    </svg>
  );
}

interface VerdictMark {
  readonly id: string;
  readonly time: Time;
  readonly words: string;
  readonly isOpen: boolean;
}

function marksOf(scenario: Scenario, verdict: readonly ExpectationNow[]): VerdictMark[] {
  const marks = scenario.expect.map((expectation): VerdictMark => {
    const { id } = expectation;
    const now = verdict.find((one) => one.id === id);
    const name = expectationName(scenario, expectation);
    if (now?.at !== undefined && now.verdict !== 'undecided') {
      const words = `${name}: ${now.verdict === 'holds' ? 'holds' : 'broken'} since ${momentText(now.at, 2)}. ${now.evidence}`;
      return { id, time: now.at, words, isOpen: false };
    }
    const end = msToNs(Math.min(scenario.durationMs, rangeOfExpectation(scenario, expectation).toMs));
    return { id, time: end, words: `${name}: not decided yet. ${now?.evidence ?? ''}`.trim(), isOpen: true };
  });
  return marks.toSorted((one, other) => one.time - other.time);
}

/** The time that the expectation is about which somebody looks at, across all lanes. */
export function ExpectedRange({ range }: { readonly range: TimeRange }) {
  // While a part is looked at, the list with the form that is open is out of sight.
  const isListShown = useView(({ selection, fault }) => selection === null && fault === null);
  const id = useChosen(({ pointed, chosen }) => pointed ?? (isListShown ? chosen : null));
  const scenario = useRun((run) => run.scenario);
  const expectation = scenario?.expect.find((one) => one.id === id);
  if (scenario === null || expectation === undefined) return null;
  const { fromMs, toMs } = rangeOfExpectation(scenario, expectation);
  const place = inSight({ from: msToNs(fromMs), to: msToNs(Math.max(toMs, fromMs + 1)) }, range);
  if (place === undefined) return null;
  return (
    <span
      className={classes.expected}
      style={{ left: `${place.left * 100}%`, width: `${place.width * 100}%` }}
      aria-hidden="true"
    />
  );
}
