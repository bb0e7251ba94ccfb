import { Check, TriangleAlert } from 'lucide-react';
import { HEAD } from '../../worker/frame';
import { foldPanel } from '../../state/preferences';
import { select } from '../../state/view';
import { useActors, useRun } from '../app/app-context';
import { useAction } from '../app/use-action';
import { useFrame } from '../app/use-frame';
import { Mark } from '../marks/mark';
import { useSampling } from '../topology/sampling';
import { classNames } from '../widgets/class-names';
import { Kbd } from '../widgets/kbd';
import { paceWords, requestWords, samplingWords, verdictCounts, verdictWords } from './run-words';
import { useCondition } from './use-condition';
import classes from './status-bar.module.css';

/** What the simulation does, in words, and the keys that matter most. */
export function StatusBar() {
  const asked = useFrame((feed) => feed.frame?.head(HEAD.asked) ?? 0, 500);
  const sampling = useSampling();
  const known = useRun(({ scenario }) => scenario !== null);
  return (
    <footer className={classes.bar}>
      <Pace />
      {sampling !== null && <span className={classes.item}>{samplingWords(sampling)}</span>}
      {known && <span className={classes.item}>{requestWords(asked)}</span>}
      <Expectations />
      <span className={classes.keys}>
        <KeyHint action="run.toggle" words={null} />
        <KeyHint action="run.next-change" words="next change" />
        <KeyHint action="view.shortcuts" words="shortcuts" />
      </span>
    </footer>
  );
}

function Pace() {
  const condition = useCondition();
  const pace = useFrame((feed) => feed.frame?.head(HEAD.pace) ?? NaN, 500);
  const time = useFrame((feed) => feed.frame?.head(HEAD.time) ?? 0, 500);
  const limit = useFrame((feed) => feed.frame?.head(HEAD.limit) ?? 0, 500);
  const behind = condition === 'behind' || condition === 'recovering';
  return (
    <span
      className={classNames(classes.item, behind && classes.behind, condition === 'failed' && classes.failed)}
    >
      <span className={classNames(classes.sign, classes[condition])} aria-hidden="true">
        {behind && <TriangleAlert size={12} />}
      </span>
      {paceWords(condition, pace, time, limit)}
    </span>
  );
}

/** Clears the selection: the inspector then shows the expectations one by one. */
function Expectations() {
  const { view, preferences } = useActors();
  const verdict = useRun((run) => run.verdict);
  if (verdict.length === 0) return null;
  const counts = verdictCounts(verdict);
  const show = (): void => {
    select(view, null);
    foldPanel(preferences, 'inspector', false);
  };
  return (
    <button type="button" className={classes.expectations} onClick={show}>
      {counts.broken > 0 && <Mark kind="failed" />}
      {counts.broken === 0 && counts.holds > 0 && (
        <Check size={12} className={classes.holds} aria-hidden="true" />
      )}
      <span className="visually-hidden">Expectations: </span>
      {verdictWords(counts)}
    </button>
  );
}

interface KeyHintProps {
  readonly action: 'run.toggle' | 'run.next-change' | 'view.shortcuts';
  /** In place of the action's label. */
  readonly words: string | null;
}

function KeyHint({ action, words }: KeyHintProps) {
  const { label, shortcut = '', unavailable } = useAction(action);
  const opening = useRun(({ phase }) => phase === 'opening');
  // A run that begins anew cannot do it for a few frames: no hint shall blink for that.
  if (unavailable !== undefined && !opening) return null;
  return (
    <span className={classes.hint} aria-hidden="true">
      <Kbd keys={shortcut} /> {words ?? label.toLowerCase()}
    </span>
  );
}
