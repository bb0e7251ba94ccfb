import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { Fault } from '../../scenario/format';
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

export interface LaneGridProps {
  readonly lanes: readonly Lane[];
  /** As they acted. */
  readonly faults: readonly Fault[];
  readonly range: TimeRange;
  /** Of the lanes in px. */
  readonly width: number;
  readonly duration: number;
  /** Whether the last lane stays in sight while the others scroll. */
  readonly lastSticks: boolean;
}

const PAGE = 4;

/**
 * All lanes, each with the button that selects what it is of, and of a fault with its switch. They are one stop of the
 * Tab key; the arrow keys go from one to the next.
 */
export function LaneGrid({ lanes, faults, range, width, duration, lastSticks }: LaneGridProps) {
  const { view } = useActors();
  const grid = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState({ row: 0, button: 0 });
  const selection = useView((state) => state.selection);
  const isSelected = (part: PartRef): boolean => selection?.kind === part.kind && selection.id === part.id;
  const buttonsOf = (row: number): HTMLElement[] => [
    ...(grid.current?.children.item(row)?.querySelectorAll('button') ?? []),
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { row, button } = stop;
    const across = { ArrowLeft: 0, ArrowRight: 1 }[event.key];
    // The last lane, of edits, selects nothing.
    const next = across === undefined ? rowByKey(event.key, row, lanes.length - 1, PAGE) : row;
    if (next === undefined) return;
    event.preventDefault();
    const buttons = buttonsOf(next);
    buttons[Math.min(across ?? button, buttons.length - 1)]?.focus();
  };
  const onFocus = ({ target }: FocusEvent): void => {
    lanes.forEach((_, row) => {
      const button = buttonsOf(row).findIndex((one) => one === target);
      if (button >= 0) setStop({ row, button });
    });
  };
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label="Lanes of the timeline"
      className={classes.list}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {lanes.map((lane, row) => {
        const parts = partsOfLane(lane);
        const [part] = parts;
        return (
          <LaneRow
            key={lane.key}
            lane={lane}
            stop={row === Math.min(stop.row, lanes.length - 2) ? stop.button : null}
            selected={parts.some(isSelected)}
            sticks={lastSticks && lane.type === 'edits'}
            onSelect={
              part === undefined
                ? undefined
                : () => select(view, part, lane.type === 'breaker' ? lane.layer : null)
            }
          >
            <Track lane={lane} faults={faults} range={range} width={width} duration={duration} />
          </LaneRow>
        );
      })}
    </div>
  );
}

function partsOfLane(lane: Lane): readonly PartRef[] {
  switch (lane.type) {
    case 'fault':
      return lane.parts;
    case 'breaker':
      return [{ kind: 'edge', id: lane.edge }];
    case 'edits':
      return [];
  }
}

type TrackProps = Omit<LaneGridProps, 'lanes' | 'lastSticks'> & { readonly lane: Lane };

function Track({ lane, faults, range, width, duration }: TrackProps) {
  switch (lane.type) {
    case 'fault':
      return <FaultLane lane={lane} range={range} duration={duration} width={width} />;
    case 'breaker':
      return <BreakerLane edge={lane.edge} layer={lane.layer} range={range} width={width} />;
    case 'edits':
      return (
        <>
          <Bands faults={faults} range={range} />
          <AxisMarks range={range} show="lines" />
          <EditsLane range={range} width={width} />
        </>
      );
  }
}
