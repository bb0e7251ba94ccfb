import type { Palette } from '../design/canvas-palette';
import { MARK_BOX, markGeometry, type MarkKind } from './mark-paths';

/**
 * Draws the mark that lists show as SVG in the middle of a sheet, turned by an angle in radians clockwise. The size is
 * the side of its box, in px.
 */
export function drawMark(
  context: OffscreenCanvasRenderingContext2D,
  kind: MarkKind,
  size: number,
  angle: number,
  palette: Palette,
): void {
  const { colour, shapes } = markGeometry(kind);
  const { width, height } = context.canvas;
  context.translate(width / 2, height / 2);
  context.rotate(angle);
  context.scale(size / MARK_BOX, size / MARK_BOX);
  context.translate(-MARK_BOX / 2, -MARK_BOX / 2);
  context.lineJoin = 'round';
  context.fillStyle = palette[colour];
  context.strokeStyle = palette[colour];
  for (const shape of shapes) {
    const path = new Path2D(shape.path);
    if (shape.paint === 'fill') {
      context.fill(path, 'evenodd');
      continue;
    }
    context.lineWidth = shape.width;
    context.setLineDash([...(shape.dash ?? [])]);
    context.stroke(path);
  }
}
