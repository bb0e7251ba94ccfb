import { MARK_BOX, markGeometry, type MarkKind } from '../marks/mark-paths';
import type { Box } from '../topology/geometry/box';
import type { Ink } from './ink';
import { element, escaped, type Attributes } from './svg-text';
import { fitted } from './text-fit';

/** A shape of the marks that the whole page shares. */
export function mark(ink: Ink, kind: MarkKind, x: number, y: number, size: number): string {
  const { colour, shapes } = markGeometry(kind, 0.62);
  return element(
    'g',
    { transform: `translate(${x} ${y}) scale(${size / MARK_BOX})` },
    ...shapes.map((shape) =>
      shape.paint === 'fill'
        ? element('path', { d: shape.path, 'fill-rule': 'evenodd', ...ink.fill(colour) })
        : element('path', {
            d: shape.path,
            fill: 'none',
            ...ink.stroke(colour),
            'stroke-width': shape.width,
            'stroke-linejoin': 'round',
            'stroke-dasharray': shape.dash?.join(' '),
          }),
    ),
  );
}

interface Words {
  readonly size: number;
  readonly weight?: number;
  /** Where the text has to fit in. */
  readonly room?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function words(ink: Ink, text: string, x: number, y: number, look: Words, paint: Attributes): string {
  const { size, weight = 400, room, anchor } = look;
  const shown = room === undefined ? text : fitted(text, room, (part) => ink.width(part, size, weight));
  return element(
    'text',
    { x, y, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, ...paint },
    escaped(shown),
  );
}

/** A small plate with words on it, in the middle of a place. */
export function plate(box: Box, radius: number, paint: Attributes): string {
  const { x, y, width, height } = box;
  return element('rect', { x, y, width, height, rx: radius, ...paint });
}
