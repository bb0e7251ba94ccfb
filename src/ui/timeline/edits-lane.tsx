import { useMemo } from 'react';
import { useRun } from '../app/app-context';
import { fractionOf, type TimeRange } from '../time-axis/scale';
import { decidedOf } from './decided';
import classes from './lanes.module.css';
import { signsOf, type Happening } from './signs';
import { momentText } from '../time-axis/moment-text';

export interface EditsLaneProps {
  readonly range: TimeRange;
  /** Of the lane in px, for the words that fit into it. */
  readonly width: number;
}

/** A diamond for each command of the run, a check or a cross for each expectation that is decided. */
export function EditsLane({ range, width }: EditsLaneProps) {
  const happenings = useHappenings();
  return signsOf(happenings, (time) => fractionOf(time, range), width).map((sign) => (
    <span
      key={sign.key}
      className={classes.sign}
      title={sign.title}
      style={{ left: `clamp(0.375rem, ${sign.left * 100}%, 100% - 0.4375rem)` }}
    >
      <SignShape kind={sign.kind} />
      {sign.speaks && <span>{sign.words}</span>}
    </span>
  ));
}

function useHappenings(): readonly Happening[] {
  const scenario = useRun((run) => run.scenario);
  const log = useRun((run) => run.log);
  const verdict = useRun((run) => run.verdict);
  return useMemo(() => {
    const edits = log.map(({ time, label }, index) => ({
      key: `edit ${index}`,
      kind: 'edit' as const,
      time,
      words: label,
      title: `${label}, at ${momentText(time, 2)}`,
    }));
    const decided = scenario === null ? [] : decidedOf(scenario, verdict);
    const verdicts = decided.map(({ id, verdict: kind, at, words, evidence }) => ({
      key: `verdict ${id}`,
      kind,
      time: at,
      words,
      title: `${words}: ${evidence}`,
    }));
    return [...edits, ...verdicts];
  }, [scenario, log, verdict]);
}

function SignShape({ kind }: Pick<Happening, 'kind'>) {
  return (
    <svg className={classes[kind]} viewBox="0 0 12 12" aria-hidden="true">
      {kind === 'edit' && <path d="M6 1L11 6L6 11L1 6Z" />}
      {kind === 'holds' && <path d="M1.5 6.5L4.5 9.5L10.5 2.5" />}
      {kind === 'broken' && <path d="M2 2L10 10M10 2L2 10" />}
    </svg>
  );
}
