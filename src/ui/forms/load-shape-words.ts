import { msToNs } from '../../base/time';
import type { LoadShape } from '../../scenario/load-shape';
import { rate } from '../figures';
import { momentText } from '../time-axis/moment-text';

/** How a rate changes, in words: "steady", "50/s from 20 s on", "moves to 50/s from 20 s to 30 s". */
export function loadShapeText(shape: LoadShape): string {
  switch (shape.kind) {
    case 'steady':
      return 'steady';
    case 'step':
      return `${rate(shape.ratePerSecond)} from ${instant(shape.atMs)} on`;
    case 'ramp':
      return `moves to ${rate(shape.ratePerSecond)} from ${instant(shape.fromMs)} to ${instant(shape.toMs)}`;
    case 'spike':
      return `${rate(shape.ratePerSecond)} from ${instant(shape.fromMs)} to ${instant(shape.toMs)}`;
    case 'list': {
      const { length } = shape.points;
      return `${length} ${length === 1 ? 'point' : 'points'}, in ${shape.between}`;
    }
  }
}

function instant(ms: number): string {
  return momentText(msToNs(ms), ms % 1000 === 0 ? 0 : 2);
}
