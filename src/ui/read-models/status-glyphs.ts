import { markGeometry, type MarkGeometry } from '../marks/mark-paths';
import type { ReadModelStatus } from '../../worker/read-models';

const AROUND = 'M10.5 6A4.5 4.5 0 1 1 8.9 2.6M9.2 0.5V3H6.7';
const FORWARD = 'M1.5 2L5.5 6L1.5 10M6.5 2L10.5 6L6.5 10';

/** One shape for one status of a read model. */
export const STATUS_GLYPHS: Readonly<Record<ReadModelStatus, MarkGeometry>> = {
  live: markGeometry('well'),
  'catching-up': { colour: 'degraded', shapes: [{ paint: 'line', path: FORWARD, width: 1.75 }] },
  behind: markGeometry('degraded'),
  stopped: markGeometry('stuck'),
  rebuilding: { colour: 'tx2', shapes: [{ paint: 'line', path: AROUND, width: 1.5 }] },
};
