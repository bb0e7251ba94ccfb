import { useId, useState, type KeyboardEvent } from 'react';
import { select } from '../../state/view';
import type { PartRef } from '../../worker/protocol';
import { useActors, useView } from '../app/app-context';
import { rowByKey } from '../event-log/list-keys';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import type { TimeRange } from '../time-axis/scale';
import { BreakerLane } from './breaker-lane';
import { EditsLane } from './edits-lane';
import { FaultLane } from './fault-lane';
import type { Lane } from './lane-list';
import { LaneRow } from './lane-row';
import classes from './lanes.module.css';

export interface LaneListBoxProps {
  readonly lanes: readonly Lane[];
  readonly bands: readonly TimeRange[];
  readonly range: TimeRange;
  /** Of the lanes in px. */
  readonly width: number;
  readonly duration: number;
  /** Whether the last lane stays in sight while the others scroll. */
  readonly lastSticks: boolean;
}

const PAGE = 4;

/** All lanes as one list: the arrow keys go through them, Enter selects what the active one is of. */
export function LaneListBox({ lanes, bands, range, width, duration, lastSticks }: LaneListBoxProps) {
  const { view } = useActors();
  const id = useId();
  const [active, setActive] = useState<number | null>(null);
  const selection = useView((state) => state.selection);
  const choose = (lane: Lane): void => {
    setActive(lanes.indexOf(lane));
    const part = partOf(lane);
    if (part !== null) select(view, part, lane.type === 'breaker' ? lane.layer : null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moved = rowByKey(event.key, active, lanes.length, PAGE);
    const chosen = event.key === 'Enter' && active !== null ? lanes[active] : undefined;
    if (moved === undefined && chosen === undefined) return;
    event.preventDefault();
    if (moved !== undefined) setActive(moved);
    if (chosen !== undefined) choose(chosen);
  };
  return (
    <div
      role="listbox"
      tabIndex={0}
      aria-label="Lanes of the timeline"
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      className={classes.list}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) setActive((before) => before ?? 0);
      }}
      onBlur={() => setActive(null)}
    >
      {lanes.map((lane, index) => {
        const part = partOf(lane);
        return (
          <LaneRow
            key={lane.key}
            id={`${id}-${index}`}
            name={lane.name}
            kind={lane.kind}
            active={index === active}
            selected={part !== null && selection?.kind === part.kind && selection.id === part.id}
            sticks={lastSticks && lane.type === 'edits'}
            onSelect={part === null ? undefined : () => choose(lane)}
          >
            <Track lane={lane} bands={bands} range={range} width={width} duration={duration} />
          </LaneRow>
        );
      })}
    </div>
  );
}

function partOf(lane: Lane): PartRef | null {
  switch (lane.type) {
    case 'faults':
      return { kind: 'node', id: lane.node };
    case 'breaker':
      return { kind: 'edge', id: lane.edge };
    case 'edits':
      return null;
  }
}

type TrackProps = Omit<LaneListBoxProps, 'lanes' | 'lastSticks'> & { readonly lane: Lane };

function Track({ lane, bands, range, width, duration }: TrackProps) {
  switch (lane.type) {
    case 'faults':
      return <FaultLane bars={lane.bars} range={range} duration={duration} width={width} />;
    case 'breaker':
      return <BreakerLane edge={lane.edge} layer={lane.layer} range={range} width={width} />;
    case 'edits':
      return (
        <>
          <Bands bands={bands} range={range} />
          <AxisMarks range={range} show="lines" />
          <EditsLane range={range} width={width} />
        </>
      );
  }
}
