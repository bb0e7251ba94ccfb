import type { Box } from '../widgets/tooltip-place';

export interface ListPlace extends Box {
  readonly above: boolean;
}

const GAP = 4;
const MARGIN = 8;
const LEAST_WIDTH = 420;
const MOST_HEIGHT = 320;
/** With less room than this below, it opens above where there is more. */
const ENOUGH = 200;

/** Where a list of suggestions opens: below its field, or above where there is more room. */
export function placeList(
  anchor: Box,
  contentHeight: number,
  page: { readonly width: number; readonly height: number },
): ListPlace {
  const below = page.height - anchor.top - anchor.height - GAP - MARGIN;
  const above = anchor.top - GAP - MARGIN;
  const isAbove = below < Math.min(ENOUGH, contentHeight) && above > below;
  const height = Math.min(contentHeight, MOST_HEIGHT, isAbove ? above : below);
  const width = Math.min(Math.max(anchor.width, LEAST_WIDTH), page.width - 2 * MARGIN);
  return {
    left: Math.max(MARGIN, Math.min(anchor.left, page.width - width - MARGIN)),
    top: isAbove ? anchor.top - GAP - height : anchor.top + anchor.height + GAP,
    width,
    height,
    above: isAbove,
  };
}
