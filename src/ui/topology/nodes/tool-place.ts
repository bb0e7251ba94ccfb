import { Position } from '@xyflow/react';
import { freeSpot } from '../geometry/free-spot';
import { coverage, type Box, type Size } from '../geometry/box';

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

const ALIGNS = ['center', 'start', 'end'] as const;
/** The best place first. */
const PLACES: readonly ToolPlace[] = ([Position.Top, Position.Bottom] as const).flatMap((position) =>
  ALIGNS.map((align) => ({ position, align, offset: GAP[position] })),
);
/** Beyond the edges of the pane nothing can be pressed. */
const BEYOND = 4000;

/** Where the tools of a card stand so that they cover none of what is around it and are not cut off. */
export function toolPlace(card: Box, tools: Size, pane: Size, around: readonly Box[]): ToolPlace {
  const spots = PLACES.map((place) => boxOf(card, tools, place));
  const taken = [...around, ...outside(pane)];
  const best = freeSpot(spots, (place) => coverage(place, taken));
  return PLACES[spots.indexOf(best)] ?? USUAL_PLACE;
}

export function samePlace(a: ToolPlace, b: ToolPlace): boolean {
  return a.position === b.position && a.align === b.align;
}

function boxOf(card: Box, tools: Size, { position, align, offset }: ToolPlace): Box {
  const spare = card.width - tools.width;
  return {
    x: card.x + { start: 0, center: spare / 2, end: spare }[align],
    y: position === Position.Top ? card.y - offset - tools.height : card.y + card.height + offset,
    ...tools,
  };
}

function outside({ width, height }: Size): Box[] {
  return [
    { x: -BEYOND, y: -BEYOND, width: BEYOND, height: 2 * BEYOND + height },
    { x: width, y: -BEYOND, width: BEYOND, height: 2 * BEYOND + height },
    { x: 0, y: -BEYOND, width, height: BEYOND },
    { x: 0, y: height, width, height: BEYOND },
  ];
}
