import type { Palette } from '../design/canvas-palette';
import { MARK_BOX, markGeometry, type MarkGeometry, type MarkKind } from './mark-paths';

export interface DrawMarkOptions {
  /** Turns the mark, in radians clockwise; 0 is as in lists. */
  readonly angle?: number;
  /** How much of the wait is over, for a retry. */
  readonly share?: number;
  /** An edge in a caption's colour, for light amber on inset and hover surfaces. */
  readonly outlined?: boolean;
}

/** The same paths as the SVG marks, parsed once each: particles draw thousands of them in a second. */
const parsed = new WeakMap<MarkGeometry, readonly Path2D[]>();

/** Draws a mark around (x, y). The size is the side of its box in the units of the context's transform. */
export function drawMark(
  context: CanvasRenderingContext2D,
  kind: MarkKind,
  x: number,
  y: number,
  size: number,
  palette: Palette,
  options: DrawMarkOptions = {},
): void {
  const geometry = markGeometry(kind, options.share);
  const paths = pathsOf(geometry);
  const scale = size / MARK_BOX;
  context.save();
  context.translate(x, y);
  if (options.angle !== undefined) context.rotate(options.angle);
  context.scale(scale, scale);
  context.translate(-MARK_BOX / 2, -MARK_BOX / 2);
  context.lineJoin = 'round';
  if (options.outlined === true) strokeOutlines(context, geometry, palette);
  context.fillStyle = palette[geometry.colour];
  context.strokeStyle = palette[geometry.colour];
  geometry.shapes.forEach((shape, index) => {
    const path = paths[index];
    if (path === undefined) return;
    if (shape.paint === 'fill') {
      context.fill(path, 'evenodd');
      return;
    }
    context.lineWidth = shape.width;
    context.setLineDash(shape.dash === undefined ? [] : [...shape.dash]);
    context.stroke(path);
  });
  context.restore();
}

function strokeOutlines(context: CanvasRenderingContext2D, geometry: MarkGeometry, palette: Palette): void {
  context.strokeStyle = palette.tx3;
  context.setLineDash([]);
  geometry.shapes.forEach((shape, index) => {
    const path = pathsOf(geometry)[index];
    context.lineWidth = shape.paint === 'line' ? shape.width + 1.5 : 1.5;
    if (path !== undefined) context.stroke(path);
  });
}

function pathsOf(geometry: MarkGeometry): readonly Path2D[] {
  const known = parsed.get(geometry);
  if (known !== undefined) return known;
  const made = geometry.shapes.map((shape) => new Path2D(shape.path));
  parsed.set(geometry, made);
  return made;
}
