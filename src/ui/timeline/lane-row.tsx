import type { ReactNode } from 'react';
import { classNames } from '../widgets/class-names';
import { Tooltip } from '../widgets/tooltip';
import { FaultGlyph } from './fault-glyph';
import { FaultSwitch } from './fault-switch';
import type { Lane } from './lane-list';
import classes from './lanes.module.css';

export interface LaneRowProps {
  readonly lane: Lane;
  /** Its place among all lanes. */
  readonly at: number;
  /** Where it stands, in px; undefined for the last one, which follows the others. */
  readonly top: number | undefined;
  /** Which of the buttons of this row the Tab key comes to. */
  readonly stop: number | null;
  /** A part that the lane is of is selected. */
  readonly selected: boolean;
  /** Selects that part; undefined for a lane that is of none. */
  readonly onSelect: (() => void) | undefined;
  /** It stays in sight at the bottom while the others scroll. */
  readonly sticks: boolean;
  readonly children: ReactNode;
  /** What can be done by hand on it, given the tab index of its button. */
  readonly hands: (tabIndex: number) => ReactNode;
}

/** A lane with what it is about at its left; at the end of that the kind of it, or the switch of a fault. */
export function LaneRow(props: LaneRowProps) {
  const { lane, at, top, stop, selected, onSelect, sticks, children, hands } = props;
  const isOff = lane.type === 'fault' && !lane.fault.enabled;
  const own = onSelect === undefined ? 0 : 1;
  return (
    <div
      role="row"
      data-row={at}
      aria-rowindex={at + 1}
      style={{ top }}
      className={classNames(
        classes.row,
        top !== undefined && classes.placed,
        selected && classes.selected,
        isOff && classes.isOff,
        sticks && classes.sticks,
      )}
    >
      <div role="presentation" className={classes.gutter}>
        <div role="rowheader" className={classes.label}>
          <About lane={lane} tabIndex={stop === 0 ? 0 : -1} selected={selected} onSelect={onSelect} />
        </div>
        {lane.type === 'fault' && (
          <div role="gridcell" className={classes.switchCell}>
            <FaultSwitch fault={lane.fault} tabIndex={stop === own ? 0 : -1} />
          </div>
        )}
      </div>
      <div className={classes.track} aria-hidden="true">
        {children}
      </div>
      <div role="presentation" className={classes.hands}>
        {hands(stop === own + 1 ? 0 : -1)}
      </div>
    </div>
  );
}

type AboutProps = Pick<LaneRowProps, 'lane' | 'selected' | 'onSelect'> & { readonly tabIndex: number };

function About({ lane, tabIndex, selected, onSelect }: AboutProps) {
  const { name, kind } = lane;
  const words = (
    <>
      {lane.type === 'fault' && <FaultGlyph kind={lane.fault.kind} className={classes.glyph} />}
      <span className={classes.name}>{name}</span>
      {lane.type !== 'fault' && <span className={classes.kind}>{kind}</span>}
    </>
  );
  if (onSelect === undefined) return <span className={classes.about}>{words}</span>;
  const title = lane.type === 'fault' ? lane.title : `${name} ${kind}`;
  return (
    <Tooltip content={title} describes={false}>
      <button
        type="button"
        className={classes.about}
        tabIndex={tabIndex}
        aria-pressed={selected}
        aria-label={title}
        onClick={onSelect}
      >
        {words}
      </button>
    </Tooltip>
  );
}
