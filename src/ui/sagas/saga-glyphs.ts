import type { SagaStateName, SagaStepMark } from '../../worker/sagas';
import { markGeometry, type MarkGeometry, type MarkShape } from '../marks/mark-paths';

/** Everything here is drawn in a box of 12 by 12, as all marks are. */
const BLOCK = 'M1 3.5H11V8.5H1Z';
const ARROW_BACK = 'M4.75 1.5L1.75 4.5L4.75 7.5M1.75 4.5H7.5A2.75 2.75 0 0 1 7.5 10H4';
const RING = 'M6 1.5A4.5 4.5 0 1 1 5.99 1.5Z';
const ARC = 'M6 1.5A4.5 4.5 0 1 1 1.5 6';
const CHECK = 'M1.75 6.5L4.75 9.5L10.5 2.75';
const STUCK = markGeometry('stuck');
const FAILED = markGeometry('failed');

const line = (path: string, width = 1.5, dash?: readonly number[]): MarkShape =>
  dash === undefined ? { paint: 'line', path, width } : { paint: 'line', path, width, dash };
const fill = (path: string): MarkShape => ({ paint: 'fill', path });

/** One shape for one state of a saga. */
export const STATE_GLYPHS: Readonly<Record<SagaStateName, MarkGeometry>> = {
  running: { colour: 'served', shapes: [line(ARC, 1.75)] },
  compensating: { colour: 'degraded', shapes: [line(ARROW_BACK, 1.75)] },
  stuck: STUCK,
  completed: { colour: 'tx3', shapes: [line(CHECK, 1.75)] },
  compensated: { colour: 'degraded', shapes: [line(ARROW_BACK, 1.25), fill('M9.25 0.75H10.75V3.25H9.25Z')] },
  failed: FAILED,
};

/** Where a step stands. Going forward is a block that fills, going back an arrow, and red only where it went wrong. */
export const STEP_GLYPHS: Readonly<Record<SagaStepMark, MarkGeometry>> = {
  'to-come': { colour: 'tx3', shapes: [line(BLOCK, 1, [1.5, 1.5])] },
  'under-way': { colour: 'served', shapes: [line(BLOCK, 1.5), fill('M1 3.5H6V8.5H1Z')] },
  waiting: markGeometry('retry', 0.5),
  done: { colour: 'served', shapes: [fill(BLOCK)] },
  'not-done': FAILED,
  'in-doubt': {
    colour: 'degraded',
    shapes: [line(BLOCK, 1.5, [2.5, 1.5]), fill('M5.25 5.25H6.75V6.75H5.25Z')],
  },
  undoing: { colour: 'degraded', shapes: [line(ARROW_BACK, 1.75)] },
  'undo-waiting': {
    colour: 'degraded',
    shapes: [line(RING, 1.25), fill('M6 6V2.75A3.25 3.25 0 0 1 6 9.25Z')],
  },
  undone: { colour: 'tx3', shapes: [line(BLOCK, 1.25), line('M2.5 10.25L9.5 1.75', 1.5)] },
  'nothing-to-undo': { colour: 'tx3', shapes: [line('M2 6H10', 1.75)] },
  'needs-operator': STUCK,
  'given-up': { colour: 'failed', shapes: [line('M6 1.25L10.75 6L6 10.75L1.25 6Z', 1.5)] },
};
