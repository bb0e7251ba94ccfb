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

const KINDS: Readonly<Record<MarkCode, TrafficMark>> = {
  [MARK.ask]: 'ask',
  [MARK.served]: 'served',
  [MARK.fallback]: 'fallback',
  [MARK.failed]: 'failed',
  [MARK.refused]: 'rejected',
  [MARK.late]: 'late',
  [MARK.rejected]: 'rejected',
  [MARK.lost]: 'lost',
};

/**
 * Draws the marks of a pool on one canvas. Each kind is drawn once as a sprite, since copying a picture is cheaper
 * than filling paths, and nothing is allocated from one animation frame to the next.
 */
export class MarkPainter {
  private readonly sprites = new Map<TrafficMark, HTMLCanvasElement>();
  private readonly spot: Spot = { x: 0, y: 0, dx: 0, dy: 0 };
  private spriteSize = 0;
  private palette: Palette | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly context: CanvasRenderingContext2D,
  ) {}

  clear(): void {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
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
    this.prepare(Math.round(MARK_SIZE * scale * ratio), palette);
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
    const reach = this.spriteSize;
    if (x < -reach || y < -reach || x > canvas.width + reach || y > canvas.height + reach) return;
    const isTurned = pool.leg[index] === LEG.back || pool.mark[index] === MARK.lost;
    const mark = isTurned ? pool.mark[index] : MARK.ask;
    const sprite = this.sprites.get(KINDS[codeOf(mark)]);
    if (sprite === undefined) return;
    // The tail of a late answer points back to the callee.
    const turn = mark === MARK.late ? -1 : 1;
    context.setTransform(spot.dx * turn, spot.dy * turn, -spot.dy * turn, spot.dx * turn, x, y);
    context.drawImage(sprite, -sprite.width / 2, -sprite.height / 2);
  }

  private prepare(size: number, palette: Palette): void {
    if (size === this.spriteSize && palette === this.palette) return;
    this.spriteSize = size;
    this.palette = palette;
    for (const kind of Object.values(KINDS)) {
      const sprite = this.sprites.get(kind) ?? document.createElement('canvas');
      const side = Math.ceil(size * SPRITE_ROOM);
      sprite.width = side;
      sprite.height = side;
      const context = sprite.getContext('2d');
      if (context !== null) drawMark(context, kind, side / 2, side / 2, size, palette);
      this.sprites.set(kind, sprite);
    }
  }
}

/** -1 on the left of the call's direction, 1 on its right; a mark that stands at a gate changes sides there. */
function sideOf(pool: MarkPool, index: number): number {
  if (pool.leg[index] === LEG.out) return -1;
  return pool.leg[index] === LEG.gate ? 0 : 1;
}

function codeOf(mark: number): MarkCode {
  switch (mark) {
    case MARK.served:
    case MARK.fallback:
    case MARK.failed:
    case MARK.refused:
    case MARK.late:
    case MARK.rejected:
    case MARK.lost:
      return mark;
    default:
      return MARK.ask;
  }
}
