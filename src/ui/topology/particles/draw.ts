import type { Palette } from '../../design/canvas-palette';
import { drawMark } from '../../marks/draw-mark';
import type { TrafficMark } from '../../marks/mark-paths';
import { locate, type SampledPath, type Spot } from './paths';
import { LEG, MARK, type MarkCode, type MarkPool } from './pool';

/** Where the world of the canvas lies on the screen, as React Flow keeps it: x, y, zoom. */
export type Transform = readonly [number, number, number];

/** Marks grow and shrink with the zoom only within these limits, or they could not be told apart. */
const [SMALLEST, LARGEST] = [0.7, 1.4];
const MARK_SIZE = 9;
/** How far from the middle of the edge: asks on its left, answers on its right. */
const LANE = 7;
/** Sprites have some room around the mark, for what its strokes and its turning need. */
const SPRITE_ROOM = 1.5;
/** Marks point in so many directions, a power of two: closer ones look alike, and each has a sprite of its own. */
const DIRECTIONS = 32;
const TURN = 2 * Math.PI;
const MOST_KINDS = 8;

const KINDS: Readonly<Record<number, TrafficMark>> = {
  [MARK.ask]: 'ask',
  [MARK.served]: 'served',
  [MARK.fallback]: 'fallback',
  [MARK.failed]: 'failed',
  [MARK.refused]: 'rejected',
  [MARK.late]: 'late',
  [MARK.rejected]: 'rejected',
  [MARK.lost]: 'lost',
} satisfies Record<MarkCode, TrafficMark>;

/**
 * Draws the marks of a pool on one canvas. Each kind is drawn once for each direction as a sprite: to copy a picture is
 * cheaper than to fill paths or to turn it, and nothing is allocated from one animation frame to the next. A sprite is a
 * picture that stays as it is: of another canvas the browser would take a snapshot for each mark.
 */
export class MarkPainter {
  private readonly sprites = new Map<number, ImageBitmap>();
  private readonly spot: Spot = { x: 0, y: 0, dx: 0, dy: 0 };
  private size = 0;
  private palette: Palette | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly context: CanvasRenderingContext2D,
  ) {}

  clear(): void {
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  draw(
    pool: MarkPool,
    paths: readonly (SampledPath | undefined)[],
    hidden: Float32Array,
    transform: Transform,
    palette: Palette,
    ratio: number,
  ): void {
    this.clear();
    const zoom = transform[2];
    const scale = Math.max(SMALLEST, Math.min(LARGEST, zoom));
    this.size = Math.round(MARK_SIZE * scale * ratio);
    if (palette !== this.palette) this.sprites.clear();
    this.palette = palette;
    for (let index = 0; index < pool.count; index++) {
      const path = paths[pool.edge[index]];
      if (path === undefined) continue;
      const at = pool.at[index];
      // A mark goes underneath a gate.
      if (Math.abs(at - path.middle) * path.length < hidden[pool.edge[index]]) continue;
      locate(path, at, this.spot);
      this.stamp(pool, index, transform, LANE * scale, ratio);
    }
  }

  private stamp(pool: MarkPool, index: number, transform: Transform, lane: number, ratio: number): void {
    const { spot, context, canvas } = this;
    const side = lane * sideOf(pool, index);
    const x = (spot.x * transform[2] + transform[0] - spot.dy * side) * ratio;
    const y = (spot.y * transform[2] + transform[1] + spot.dx * side) * ratio;
    const reach = this.size;
    if (x < -reach || y < -reach || x > canvas.width + reach || y > canvas.height + reach) return;
    const isTurned = pool.leg[index] === LEG.back || pool.mark[index] === MARK.lost;
    const mark = isTurned ? pool.mark[index] : MARK.ask;
    // The tail of a late answer points back to the callee.
    const turn = Math.atan2(spot.dy, spot.dx) / TURN + (mark === MARK.late ? 0.5 : 0);
    const sprite = this.spriteOf(mark, Math.round(turn * DIRECTIONS) & (DIRECTIONS - 1));
    context.drawImage(sprite, x - sprite.width / 2, y - sprite.height / 2);
  }

  private spriteOf(mark: number, direction: number): ImageBitmap {
    const { size, palette, sprites } = this;
    const key = (size * MOST_KINDS + mark) * DIRECTIONS + direction;
    const known = sprites.get(key);
    if (known !== undefined) return known;
    const side = Math.ceil(size * SPRITE_ROOM);
    const sheet = new OffscreenCanvas(side, side);
    const context = sheet.getContext('2d');
    if (context !== null && palette !== null) {
      drawMark(context, KINDS[mark], size, (direction / DIRECTIONS) * TURN, palette);
    }
    const made = sheet.transferToImageBitmap();
    sprites.set(key, made);
    return made;
  }
}

/** -1 on the left of the call's direction, 1 on its right; a mark that stands at a gate changes sides there. */
function sideOf(pool: MarkPool, index: number): number {
  if (pool.leg[index] === LEG.out) return -1;
  return pool.leg[index] === LEG.gate ? 0 : 1;
}
