import { useRef } from 'react';
import { select } from '../../../state/view';
import type { FrameView } from '../../../worker/frame';
import { useActors } from '../../app/app-context';
import { useFrameEffect } from '../../app/use-frame';
import { useCanvas } from '../canvas-context';
import { frameRows, layerKey } from '../frame-rows';
import type { GateSpot } from '../geometry/edge-geometry';
import { useTurnEffect } from '../use-turn';
import { GateFace } from './gate-face';
import { GatePainter, type GatePart } from './gate-painter';
import { gateLabel, gateName } from './gate-words';
import classes from './edge-gate.module.css';

export interface EdgeGateProps {
  readonly edge: string;
  /** "orders → payments" */
  readonly call: string;
  readonly gate: GateSpot;
  /** How many trials must succeed before it closes. */
  readonly trials: number;
  readonly selected: boolean;
}

/** A circuit breaker as a gate on its edge, and the button that opens its settings. */
export function EdgeGate({ edge, call, gate, trials, selected }: EdgeGateProps) {
  const { view } = useActors();
  const { names, still } = useCanvas();
  const button = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const painter = useRef<GatePainter>(undefined);
  const key = layerKey(edge, gate.layer);
  const rowIn = ({ layout }: FrameView): number | undefined => frameRows(layout).layers.get(key);
  useFrameEffect(({ frame }) => {
    if (root.current === null) return;
    painter.current ??= new GatePainter(root.current);
    const row = frame === null ? undefined : rowIn(frame);
    if (frame === null || row === undefined) painter.current.rest();
    else painter.current.paint(frame, row, trials, still);
  });
  useTurnEffect(names, ({ frame }) => {
    const row = frame === null ? undefined : rowIn(frame);
    if (frame === null || row === undefined) return;
    button.current?.setAttribute('aria-label', gateName(call, gateLabel(frame, row, trials)));
  });
  return (
    <div ref={root} className={classes.gate} data-mode="0" data-calm="true">
      <button
        ref={button}
        type="button"
        className={`${classes.button} nodrag nopan`}
        style={{ left: gate.x, top: gate.y }}
        aria-label={`Circuit breaker of ${call}: closed`}
        aria-pressed={selected}
        onClick={() => select(view, { kind: 'edge', id: edge }, gate.layer)}
      >
        <GateFace degrees={gate.degrees} />
      </button>
      <GateLabel gate={gate} />
    </div>
  );
}

/** Silent, because the name of the button says the same. */
function GateLabel({ gate: { x, label } }: Pick<EdgeGateProps, 'gate'>) {
  const middle = label.x + label.width / 2;
  return (
    <div
      aria-hidden="true"
      className={classes.place}
      data-side={middle < x - 1 ? 'left' : middle > x + 1 ? 'right' : 'middle'}
      style={{ left: label.x, top: label.y, width: label.width, height: label.height }}
    >
      <span className={classes.label}>
        <b data-part={'state' satisfies GatePart} className={classes.state} />
        <span data-part={'next' satisfies GatePart} />
        <b data-part={'figure' satisfies GatePart} />
      </span>
    </div>
  );
}
