import { Plus, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo } from 'react';
import { BREAKER_FIELD } from '../../worker/frame';
import type { Scenario } from '../../scenario/format';
import { laneKey, type FrameFeed } from '../../state/feed';
import { useRun } from '../app/app-context';
import { LazyPart } from '../app/lazy-part';
import { useAction } from '../app/use-action';
import { useFrame } from '../app/use-frame';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import { timeOf } from '../inspector/frame-reads';
import { ActionButton } from '../shell/action-button';
import { spanLabel } from '../time-axis/scale';
import { useAxis, useTimeAxis } from '../time-axis/use-time-axis';
import { Button } from '../widgets/button';
import { Chip } from '../widgets/chip';
import { breakerLanes } from './lane-list';
import { nextChange } from './next-change';
import classes from './timeline-header.module.css';

export function TimelineHeader({ scenario }: { readonly scenario: Scenario | null }) {
  const mode = useAxis((state) => state.mode);
  const replays = useRun((run) => run.replays);
  const several = useRun(({ lines }) => lines.length > 1);
  const { run: follow } = useAction('view.follow');
  return (
    <header className={classes.header}>
      <h2 className={classes.title}>Timeline</h2>
      <RangeChip />
      {several && <LazyPart load={loadChip} what="The list of lines" />}
      {replays ? (
        <LazyPart load={loadSentence} what="The state of the replay" />
      ) : (
        scenario !== null && <NextChange scenario={scenario} />
      )}
      <div className={classes.tools}>
        {mode === 'fixed' && (
          <Button variant="quiet" size="small" onClick={follow}>
            Follow
          </Button>
        )}
        <AddButton action="edit.add-fault" word="Fault" />
        <AddButton action="edit.add-expectation" word="Expectation" />
        <ActionButton action="view.zoom-out" size="small" icon={<ZoomOut size={14} aria-hidden="true" />} />
        <ActionButton action="view.zoom-in" size="small" icon={<ZoomIn size={14} aria-hidden="true" />} />
      </div>
    </header>
  );
}

interface AddButtonProps {
  readonly action: 'edit.add-fault' | 'edit.add-expectation';
  readonly word: string;
}

function AddButton({ action, word }: AddButtonProps) {
  const { label, unavailable, run } = useAction(action);
  return (
    <Button
      variant="quiet"
      size="small"
      icon={<Plus size={14} aria-hidden="true" />}
      aria-label={label}
      disabledReason={unavailable}
      onClick={run}
    >
      {word}
    </Button>
  );
}

/** Only a run with several lines, or with some known future, has use for these. */
const loadChip = async () => import('../lines/lines-chip');
const loadSentence = async () => import('../lines/replay-sentence');

/** Says which part of the run the axes show; a press goes from following to the whole run and back. */
function RangeChip() {
  const axis = useTimeAxis();
  const mode = useAxis((state) => state.mode);
  const length = useAxis((state) => state.range.to - state.range.from);
  const words = { follow: 'follows', whole: 'whole run', fixed: 'fixed' }[mode];
  return (
    <Chip onPress={() => (mode === 'follow' ? axis.showWhole() : axis.follow())}>
      {`${words}, ${spanLabel(length)}`}
      <span className="visually-hidden">
        {mode === 'follow' ? ': show the whole run' : ': follow the run'}
      </span>
    </Chip>
  );
}

function NextChange({ scenario }: { readonly scenario: Scenario }) {
  const names = useMemo(
    () => new Map(breakerLanes(scenario).map(({ key, name }) => [key, name])),
    [scenario],
  );
  const sentence = useFrame((feed) =>
    nextChange(scenario, timeOf(feed.frame), openBreakers(feed, names), names.size),
  );
  return (
    <p className={classes.next} title={sentence}>
      {sentence}
    </p>
  );
}

/** Goes through the rows of the frame: looking each of hundreds of breakers up would take long. */
function openBreakers({ frame }: FrameFeed, names: ReadonlyMap<string, string>) {
  if (frame === null) return [];
  return frame.layout.layers.flatMap(({ edge, layer, kind }, row) => {
    if (kind !== 'circuit-breaker' || frame.layer(row, BREAKER_FIELD.mode) !== BREAKER_MODE.open) return [];
    const name = names.get(laneKey(edge, layer));
    return name === undefined ? [] : [{ name, openUntil: frame.layer(row, BREAKER_FIELD.openUntil) }];
  });
}
