import { useEffect } from 'react';
import { ExpectedRange, VerdictMarks } from '../expect-editor/verdict-marks';
import type { Lane } from '../timeline/lane-list';
import type { TimeRange } from '../time-axis/scale';
import { BAR_KEYS_ID, FaultBar } from './fault-bar';
import { useFreshFault } from './fresh-faults';

export interface LaneHandsProps {
  readonly lane: Lane;
  readonly range: TimeRange;
  /** Of the lane in px. */
  readonly width: number;
  readonly tabIndex: number;
}

/** What can be done by hand on a lane. */
export function LaneHands({ lane, range, width, tabIndex }: LaneHandsProps) {
  switch (lane.type) {
    case 'fault':
      return <FaultBar fault={lane.fault} range={range} width={width} tabIndex={tabIndex} />;
    case 'edits':
      return <VerdictMarks range={range} />;
    case 'breaker':
    case 'instances':
      return null;
  }
}

export interface LanesHandsProps {
  readonly lanes: readonly Lane[];
  readonly range: TimeRange;
  /** Brings a lane into sight. */
  readonly show: (at: number) => void;
}

/** What concerns all lanes together: a fault that was just recorded comes into sight, and what is expected is shaded. */
export function LanesHands({ lanes, range, show }: LanesHandsProps) {
  const fresh = useFreshFault();
  const at = lanes.findIndex((lane) => lane.type === 'fault' && lane.fault.id === fresh);
  useEffect(() => {
    if (at >= 0) show(at);
    // Where it stands later does not matter: it is shown once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [fresh, at >= 0]);
  return (
    <>
      <ExpectedRange range={range} />
      <span id={BAR_KEYS_ID} hidden>
        Alt with left and right moves it, and with Control its end; Alt with up and down changes how long it
        grows. Plus and minus say how often it comes. D doubles it, Delete takes it away, Enter opens its
        form.
      </span>
    </>
  );
}
