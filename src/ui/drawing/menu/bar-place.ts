import { coverage, type Box, type Point, type Size } from '../../topology/geometry/box';
import { freeSpot } from '../../topology/geometry/free-spot';
import { FRAME_HEAD } from '../groups/frames';

/** About the size of the bar, in px of the screen. */
export const BAR = { width: 312, height: 32 };
const GAP = 14;
/** From the edges of the pane. */
const MARGIN = 8;

/** On the screen. */
interface InTheWay {
  /** Cards and the heads of groups: the bar lies over them. */
  readonly taken: readonly Box[];
  /** They lie over the bar, and its buttons under them cannot be pressed. */
  readonly panels: readonly Box[];
}

/** Above the selection or below it, else at an edge of the pane: under no panel, and where it hides least. */
export function barPlace(around: Box, pane: Size, { taken, panels }: InTheWay): Point {
  const within = (place: number, length: number): number =>
    Math.max(MARGIN, Math.min(place, length - BAR.width - MARGIN));
  const centre = around.x + (around.width - BAR.width) / 2;
  const xs = [centre, around.x + around.width - BAR.width, around.x, pane.width].map((x) =>
    within(x, pane.width),
  );
  const last = pane.height - BAR.height;
  const ys = [
    around.y - BAR.height - GAP,
    around.y - BAR.height - GAP - FRAME_HEAD,
    around.y + around.height + GAP,
    MARGIN,
    last - MARGIN,
  ].map((y) => Math.max(MARGIN, Math.min(y, last - MARGIN)));
  const spots = xs.flatMap((x) => ys.map((y) => ({ x, y, ...BAR })));
  const whole = BAR.width * BAR.height;
  return freeSpot(spots, (spot) => coverage(spot, taken) + whole * coverage(spot, panels));
}
