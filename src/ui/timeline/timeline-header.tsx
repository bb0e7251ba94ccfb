import { ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo } from 'react';
import { BREAKER_FIELD } from '../../worker/frame';
import type { Scenario } from '../../scenario/format';
import { laneKey, type FrameFeed } from '../../state/feed';
import { useActors, useView } from '../app/app-context';
import { useFrame } from '../app/use-frame';
import { BREAKER_MODE } from '../breaker-ring/ring-geometry';
import { timeOf } from '../inspector/frame-reads';
import { spanLabel } from '../time-axis/scale';
import { useAxis, useTimeAxis } from '../time-axis/use-time-axis';
import { Button } from '../widgets/button';
import { Chip } from '../widgets/chip';
import { IconButton } from '../widgets/icon-button';
import { breakerLanes } from './lane-list';
import { nextChange } from './next-change';
import classes from './timeline-header.module.css';

export function TimelineHeader({ scenario }: { readonly scenario: Scenario | null }) {
  const { view } = useActors();
  const axis = useTimeAxis();
  const mode = useAxis((state) => state.mode);
  const cursor = useView((state) => state.cursor);
  const follow = (): void => {
    view.setState({ cursor: null });
    axis.follow();
  };
  return (
    <header className={classes.header}>
      <h2 className={classes.title}>Timeline</h2>
      <RangeChip />
      {scenario !== null && <NextChange scenario={scenario} />}
      <div className={classes.tools}>
        {(cursor !== null || mode === 'fixed') && (
          <Button variant="quiet" size="small" onClick={follow}>
            Follow
          </Button>
        )}
        <IconButton
          label="Zoom out in time"
          size="small"
          icon={<ZoomOut size={14} aria-hidden="true" />}
          onClick={() => axis.zoom('out', cursor)}
        />
        <IconButton
          label="Zoom in in time"
          size="small"
          icon={<ZoomIn size={14} aria-hidden="true" />}
          onClick={() => axis.zoom('in', cursor)}
        />
      </div>
    </header>
  );
}

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
