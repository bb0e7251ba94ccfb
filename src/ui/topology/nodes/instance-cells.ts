import { CELL_FIELD, CELL_STATE, NODE_FIELD, type FrameView } from '../../../worker/frame';

/** How much room the strip has in a card, and how high it is: the bar over a cell, then the cell. */
export const STRIP_WIDTH = 122;
export const STRIP_HEIGHT = 12;
/** The room that "+12" takes at the end. */
const MORE_WIDTH = 22;
/** From one cell to the next at most; where edges leave at the bottom, so that most strips end before their middle. */
const WIDEST_PITCH = 9;
export const NARROW_PITCH = 7;
const GAP = 2;
/** Lines are one pixel wide and lie in the middle of theirs. */
const TOP = 3.5;
const BOTTOM = 11.5;
const MIDDLE = (TOP + BOTTOM) / 2;

export const CELL_LOOKS = ['frames', 'dashes', 'busy', 'full', 'failed', 'hatch', 'bars'] as const;

/** All cells of a strip as one path for each look, and how many instances have no cell. */
export interface InstanceCells {
  readonly paths: Readonly<Record<(typeof CELL_LOOKS)[number], string>>;
  readonly more: number;
  /** Where the last cell ends. */
  readonly width: number;
}

/**
 * A cell for each instance of a node: a frame that fills up with its work while it is up, half of one while it drains,
 * a dashed one while it starts, only its floor when it stands still, a diamond once it crashed, an exclamation mark
 * while it hangs. One that callers keep away from is hatched and has a bar over it.
 */
export function instanceCells(frame: FrameView, row: number, widest = WIDEST_PITCH): InstanceCells {
  const paths = { frames: '', dashes: '', busy: '', full: '', failed: '', hatch: '', bars: '' };
  const shown = Array.from({ length: frame.cells(row) }, (_, place) => place).filter(
    (place) => frame.cell(row, place, CELL_FIELD.state) !== CELL_STATE.gone,
  );
  const more = Math.max(0, frame.node(row, NODE_FIELD.instances) - shown.length);
  const room = STRIP_WIDTH - (more > 0 ? MORE_WIDTH : 0);
  const pitch = Math.min(widest, Math.floor((room * 2) / shown.length) / 2);
  shown.forEach((place, index) => {
    const x = index * pitch + 0.5;
    const width = pitch - GAP;
    const state = frame.cell(row, place, CELL_FIELD.state);
    drawState(paths, state, x, width);
    const load = frame.cell(row, place, CELL_FIELD.load);
    if (load > 0 && (state === CELL_STATE.up || state === CELL_STATE.draining)) {
      paths[load >= 1 ? 'full' : 'busy'] += filling(load, state === CELL_STATE.up ? TOP : MIDDLE, x, width);
    }
    if (frame.cell(row, place, CELL_FIELD.keptAway) > 0) {
      paths.bars += box(x, 0, width, 2);
      if (state === CELL_STATE.up) paths.hatch += hatching(x, width);
    }
  });
  return { paths, more, width: shown.length * pitch };
}

function drawState(
  paths: Record<'frames' | 'dashes' | 'failed', string>,
  state: number,
  x: number,
  width: number,
) {
  const middle = x + width / 2;
  switch (state) {
    case CELL_STATE.up:
      paths.frames += box(x, TOP, width, BOTTOM - TOP);
      break;
    case CELL_STATE.draining:
      paths.frames += box(x, MIDDLE, width, BOTTOM - MIDDLE);
      break;
    case CELL_STATE.starting:
      paths.dashes += box(x, TOP, width, BOTTOM - TOP);
      break;
    case CELL_STATE.hung:
      paths.frames += box(x, TOP, width, BOTTOM - TOP);
      paths.failed += box(middle - 0.75, TOP + 1, 1.5, 4) + box(middle - 0.75, BOTTOM - 2.5, 1.5, 1.5);
      break;
    case CELL_STATE.crashed: {
      const half = Math.min(BOTTOM - MIDDLE, width / 2 + 0.5);
      paths.failed += `M${middle} ${MIDDLE - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;
      break;
    }
    default:
      paths.dashes += `M${x} ${BOTTOM}h${width}`;
  }
}

/** One that works at all shows a pixel, and only one that has nobody free is full to the brim. */
function filling(load: number, top: number, x: number, width: number): string {
  const most = BOTTOM - top;
  const height = load >= 1 ? most : Math.min(most - 1, Math.max(1, Math.round(load * most)));
  return box(x + 0.5, BOTTOM + 0.5 - height, width - 1, height - 1);
}

function hatching(x: number, width: number): string {
  const [half, high] = [width / 2, (BOTTOM - TOP) / 2];
  return (
    `M${x} ${MIDDLE}l${half} ${-high}M${x} ${BOTTOM}l${width} ${TOP - BOTTOM}` +
    `M${x + half} ${BOTTOM}l${half} ${-high}`
  );
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
