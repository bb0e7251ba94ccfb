import { Position } from '@xyflow/react';
import type { Box } from '../geometry/box';

export interface ToolPlace {
  readonly position: Position.Top | Position.Bottom;
  readonly align: 'start' | 'center' | 'end';
  readonly offset: number;
}

/** Between a card and its tools: above it the lightning of a fault, below it the age of its figures. */
const GAP = { [Position.Top]: 12, [Position.Bottom]: 26 } as const;
export const USUAL_PLACE: ToolPlace = {
  position: Position.Top,
  align: 'center',
  offset: GAP[Position.Top],
};

/** About the size of the tools, in pixels of the screen. */
const TOOLS = { width: 288, height: 40 };

/** Where the tools of a card stand so that the edge of the pane does not cut them off. */
export function toolPlace(card: Box, paneWidth: number): ToolPlace {
  const overhang = (TOOLS.width - card.width) / 2;
  const position = card.y < TOOLS.height + GAP[Position.Top] ? Position.Bottom : Position.Top;
  const place = { position, offset: GAP[position] } as const;
  if (card.x < overhang) return { ...place, align: 'start' };
  return { ...place, align: card.x + card.width + overhang > paneWidth ? 'end' : 'center' };
}

export function samePlace(a: ToolPlace, b: ToolPlace): boolean {
  return a.position === b.position && a.align === b.align;
}
