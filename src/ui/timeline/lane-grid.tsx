import { useState, type ComponentType, type FocusEvent, type KeyboardEvent } from 'react';
import type { Fault } from '../../scenario/format';
import { select } from '../../state/view';
import type { PartRef } from '../../worker/protocol';
import { useActors, useView } from '../app/app-context';
import { LazyModule } from '../app/lazy-module';
import { rowByKey } from '../row-window/list-keys';
import { useShowChosen } from '../row-window/use-show-chosen';
import { AxisMarks } from '../time-axis/axis-marks';
import { Bands } from '../time-axis/bands';
import type { TimeRange } from '../time-axis/scale';
import { BreakerLane } from './breaker-lane';
import { EditsLane } from './edits-lane';
import { FaultLane } from './fault-lane';
import type { LaneHandsProps } from '../fault-editor/timeline-hands';
import type { Lane } from './lane-list';
import { LaneRow } from './lane-row';
import type { LanesInSight } from './use-lanes-in-sight';
import classes from './lanes.module.css';

export interface LaneGridProps {
  readonly lanes: readonly Lane[];
  /** Of all lanes but the last, which is there always. */
  readonly sight: Pick<LanesInSight, 'rows' | 'drawn' | 'show' | 'focused' | 'lastSticks'>;
  /** As they acted. */
  readonly faults: readonly Fault[];
  readonly range: TimeRange;
  /** Of the lanes in px. */
  readonly width: number;
  readonly duration: number;
  /** What edits by hand, once it has come. */
  readonly Hands: ComponentType<LaneHandsProps> | undefined;
}

const PAGE = 4;

/**
 * All lanes, each with the button that selects what it is of, and of a fault with its switch. They are one stop of the
 * Tab key; the arrow keys go from one to the next. Those in sight are drawn.
 */
export function LaneGrid(props: LaneGridProps) {
  const { lanes, sight, range, width, Hands } = props;
  const { rows, focused, show } = sight;
  const { view } = useActors();
  const isSelected = useSelectedLanes(lanes, show);
  const [button, setButton] = useState(0);
  const stop = Math.min(focused.row ?? 0, rows.count - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // The last lane, of edits, selects nothing.
    const next = across === undefined ? rowByKey(event.key, stop, rows.count, PAGE) : stop;
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    focused.move(next, (row) => {
      const buttons = buttonsOf(row);
      const nth = Math.max(0, button + (across ?? 0));
      buttons[Math.min(nth, buttons.length - 1)]?.focus({ preventScroll: true });
    });
  };
  const onFocus = (event: FocusEvent): void => {
    focused.onFocus(event);
    const row = event.target.closest('[data-row]');
    const nth = row === null ? -1 : buttonsOf(row).findIndex((one) => one === event.target);
    if (nth >= 0) setButton(nth);
  };
  const rowOfLane = (at: number, top: number | undefined) => {
    const lane = lanes[at];
    const [part] = partsOfLane(lane);
    return (
      <LaneRow
        key={lane.key}
        lane={lane}
        at={at}
        top={top}
        stop={at === stop ? button : null}
        selected={isSelected(lane)}
        sticks={sight.lastSticks && lane.type === 'edits'}
        onSelect={
          part === undefined
            ? undefined
            : () => select(view, part, lane.type === 'breaker' ? lane.layer : null)
        }
        hands={(tabIndex) => Hands && <Hands lane={lane} range={range} width={width} tabIndex={tabIndex} />}
      >
        <Track {...props} lane={lane} />
      </LaneRow>
    );
  };
  return (
    <div
      role="grid"
      tabIndex={-1}
      aria-label="Lanes of the timeline"
      aria-rowcount={lanes.length}
      className={classes.list}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div role="presentation" className={classes.scrolling} style={{ height: rows.height }}>
        {sight.drawn.map((at) => rowOfLane(at, rows.topOf(at)))}
      </div>
      {rowOfLane(lanes.length - 1, undefined)}
    </div>
  );
}

function buttonsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll('button')];
}

/** Which lanes are of the selected part. One of them comes into sight when the part is selected, wherever that was. */
function useSelectedLanes(lanes: readonly Lane[], show: LanesInSight['show']): (lane: Lane) => boolean {
  const selection = useView((state) => state.selection);
  const layer = useView((state) => state.layer);
  const isSelected = (lane: Lane): boolean =>
    partsOfLane(lane).some(({ kind, id }) => selection?.kind === kind && selection.id === id);
  useShowChosen(selection === null ? null : `${selection.kind} ${selection.id} ${layer}`, () => {
    const isMeant = (lane: Lane): boolean =>
      isSelected(lane) && (layer === null || (lane.type === 'breaker' && lane.layer === layer));
    show(...lanes.flatMap((lane, at) => (isMeant(lane) ? [at] : [])));
  });
  return isSelected;
}

function partsOfLane(lane: Lane): readonly PartRef[] {
  switch (lane.type) {
    case 'fault':
      return lane.parts;
    case 'breaker':
      return [{ kind: 'edge', id: lane.edge }];
    case 'instances':
      return [{ kind: 'node', id: lane.node }];
    case 'edits':
      return [];
  }
}

/** Most runs have none of them in their first seconds. */
const loadInstances = async () => import('./instance-lane');

type TrackProps = Pick<LaneGridProps, 'faults' | 'range' | 'width' | 'duration'> & { readonly lane: Lane };

function Track({ lane, faults, range, width, duration }: TrackProps) {
  switch (lane.type) {
    case 'fault':
      return <FaultLane lane={lane} range={range} duration={duration} width={width} />;
    case 'breaker':
      return <BreakerLane edge={lane.edge} layer={lane.layer} range={range} width={width} />;
    case 'instances':
      return (
        <LazyModule
          load={loadInstances}
          what="The lane of instances"
          show={({ InstanceLane }) => (
            <InstanceLane node={lane.node} wanted={lane.wanted} range={range} width={width} />
          )}
        />
      );
    case 'edits':
      return (
        <>
          <Bands faults={faults} range={range} />
          <AxisMarks range={range} show="line" />
          <EditsLane range={range} width={width} />
        </>
      );
  }
}
