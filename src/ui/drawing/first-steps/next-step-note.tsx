import { ViewportPortal, useStore } from '@xyflow/react';
import type { Box } from '../../topology/geometry/box';
import type { NextStep } from './next-step';
import classes from './next-step-note.module.css';

interface NextStepNoteProps {
  readonly step: NextStep;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** Below the card that it speaks of, as large at every zoom. */
export function NextStepNote({ step, boxes }: NextStepNoteProps) {
  const zoom = useStore(({ transform }) => transform[2]);
  const box = boxes.get(step.node);
  if (box === undefined) return null;
  return (
    <ViewportPortal>
      <p className={classes.note} style={{ left: box.x, top: box.y + box.height, scale: String(1 / zoom) }}>
        {step.words}
      </p>
    </ViewportPortal>
  );
}
