import { ok } from '../../base/result';
import type { Scenario } from '../format';
import type { AlignAct, Alignment, Box, Place } from './acts';
import { noSuchNode, refused, type DoneResult } from './done';
import { placed, someNodes } from './move';
import { idsOf } from './new-ids';

const WORDS: Readonly<Record<Alignment, string>> = {
  left: 'lined up at the left',
  centre: 'centred above one another',
  right: 'lined up at the right',
  top: 'lined up at the top',
  middle: 'centred beside one another',
  bottom: 'lined up at the bottom',
  'spread-across': 'spread from left to right',
  'spread-down': 'spread from top to bottom',
};

/** An axis of the canvas: where a box begins on it, and how long it is. */
interface Axis {
  readonly at: 'x' | 'y';
  readonly length: 'width' | 'height';
}

const ACROSS: Axis = { at: 'x', length: 'width' };
const DOWN: Axis = { at: 'y', length: 'height' };

export function align(scenario: Scenario, { along, boxes }: AlignAct): DoneResult {
  const ids = Object.keys(boxes);
  const known = idsOf(scenario.nodes);
  const stranger = ids.find((id) => !known.has(id));
  if (stranger !== undefined) return noSuchNode(stranger);
  const least = along.startsWith('spread') ? 3 : 2;
  if (ids.length < least) return refused('nodes', `at least ${least} nodes`, `${ids.length}`);
  const after = placed(scenario, alignedPlaces(along, boxes));
  return ok({ after, label: `${someNodes(scenario, ids)} ${WORDS[along]}`, made: [] });
}

function alignedPlaces(
  along: Alignment,
  boxes: Readonly<Record<string, Box>>,
): Readonly<Record<string, Place>> {
  switch (along) {
    case 'spread-across':
      return spread(ACROSS, boxes);
    case 'spread-down':
      return spread(DOWN, boxes);
    case 'left':
    case 'centre':
    case 'right':
      return linedUp(ACROSS, shareOf(along), boxes);
    default:
      return linedUp(DOWN, shareOf(along), boxes);
  }
}

/** Which point of each box comes onto the line: its beginning, its middle or its end. */
function shareOf(along: Alignment): number {
  if (along === 'left' || along === 'top') return 0;
  return along === 'centre' || along === 'middle' ? 0.5 : 1;
}

/** The line goes through the same point of what the boxes fill together. */
function linedUp(
  { at, length }: Axis,
  share: number,
  boxes: Readonly<Record<string, Box>>,
): Record<string, Place> {
  const all = Object.values(boxes);
  const from = Math.min(...all.map((box) => box[at]));
  const to = Math.max(...all.map((box) => box[at] + box[length]));
  const line = from + share * (to - from);
  return Object.fromEntries(
    Object.entries(boxes).map(([id, box]) => [id, { x: box.x, y: box.y, [at]: line - share * box[length] }]),
  );
}

/** The first and the last stay; between them the gaps are alike, also where boxes would have to overlap. */
function spread({ at, length }: Axis, boxes: Readonly<Record<string, Box>>): Record<string, Place> {
  const inOrder = Object.entries(boxes).sort(
    ([id, one], [otherId, other]) => one[at] - other[at] || (id < otherId ? -1 : 1),
  );
  const last = inOrder[inOrder.length - 1][1];
  const room = last[at] - inOrder[0][1][at];
  const filled = inOrder.slice(0, -1).reduce((sum, [, box]) => sum + box[length], 0);
  const gap = (room - filled) / (inOrder.length - 1);
  let next = inOrder[0][1][at];
  return Object.fromEntries(
    inOrder.map(([id, box]) => {
      const place = { x: box.x, y: box.y, [at]: next };
      next += box[length] + gap;
      return [id, place];
    }),
  );
}
