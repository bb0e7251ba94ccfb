export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type TooltipSide = 'top' | 'bottom' | 'left' | 'right';

const GAP = 6;
const MARGIN = 8;
const OPPOSITE = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;

/** Where a tooltip stands: on the wished side if it fits there, else on the opposite one, and never off the page. */
export function placeTooltip(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  page: { readonly width: number; readonly height: number },
  side: TooltipSide,
): { readonly left: number; readonly top: number } {
  const wished = at(anchor, size, side);
  const spot = fits(wished, size, page, side) ? wished : at(anchor, size, OPPOSITE[side]);
  return {
    left: clamp(spot.left, MARGIN, page.width - size.width - MARGIN),
    top: clamp(spot.top, MARGIN, page.height - size.height - MARGIN),
  };
}

function at(anchor: Box, size: { width: number; height: number }, side: TooltipSide) {
  const centredLeft = anchor.left + (anchor.width - size.width) / 2;
  const centredTop = anchor.top + (anchor.height - size.height) / 2;
  switch (side) {
    case 'top':
      return { left: centredLeft, top: anchor.top - size.height - GAP };
    case 'bottom':
      return { left: centredLeft, top: anchor.top + anchor.height + GAP };
    case 'left':
      return { left: anchor.left - size.width - GAP, top: centredTop };
    case 'right':
      return { left: anchor.left + anchor.width + GAP, top: centredTop };
  }
}

/** Only along the axis of the side: across it, clamping is enough. */
function fits(
  spot: { left: number; top: number },
  size: { width: number; height: number },
  page: { width: number; height: number },
  side: TooltipSide,
): boolean {
  return side === 'left' || side === 'right'
    ? spot.left >= 0 && spot.left + size.width <= page.width
    : spot.top >= 0 && spot.top + size.height <= page.height;
}

function clamp(value: number, min: number, max: number): number {
  return Math.round(Math.max(min, Math.min(max, value)));
}
