import type { Scenario } from '../../../scenario/format';
import { groupMembers } from '../../../state/group-members';
import { boundsOf, centreOf, grown, type Box } from '../../topology/geometry/box';

const AROUND = 16;
/** The name stands within the frame, over the cards. */
export const FRAME_HEAD = 24;

export interface Frame {
  readonly group: string;
  readonly box: Box;
}

/** Around the cards of a group. */
export function frameBox(bounds: Box): Box {
  const { x, y, width, height } = grown(bounds, AROUND);
  return { x, y: y - FRAME_HEAD, width, height: height + FRAME_HEAD };
}

/** The frames of all groups that are not folded, as they are without some of the cards. */
export function openFrames(
  scenario: Pick<Scenario, 'groups' | 'nodes'>,
  boxes: ReadonlyMap<string, Box>,
  without: ReadonlySet<string> = new Set(),
): readonly Frame[] {
  if (scenario.groups.length === 0) return [];
  const members = groupMembers(scenario);
  return scenario.groups.flatMap(({ id, folded }) => {
    const inside = folded ? [] : (members.get(id) ?? []);
    const cards = inside.flatMap((node) => (without.has(node) ? [] : (boxes.get(node) ?? [])));
    return cards.length === 0 ? [] : [{ group: id, box: frameBox(boundsOf(cards)) }];
  });
}

/** The group into whose frame cards are moved that are not in it; of several the smallest, null where there is none. */
export function frameUnder(
  scenario: Pick<Scenario, 'groups' | 'nodes'>,
  boxes: ReadonlyMap<string, Box>,
  moved: ReadonlySet<string>,
): string | null {
  const cards = [...moved].flatMap((id) => boxes.get(id) ?? []);
  if (cards.length === 0) return null;
  const members = groupMembers(scenario);
  let found: Frame | null = null;
  for (const frame of openFrames(scenario, boxes, moved)) {
    const isOwn = members.get(frame.group)?.some((node) => moved.has(node)) === true;
    if (isOwn || !cards.every((card) => isOver(card, frame.box))) continue;
    if (found === null || areaOf(frame.box) < areaOf(found.box)) found = frame;
  }
  return found?.group ?? null;
}

function isOver(card: Box, { x, y, width, height }: Box): boolean {
  const middle = centreOf(card);
  return middle.x >= x && middle.x <= x + width && middle.y >= y && middle.y <= y + height;
}

function areaOf({ width, height }: Box): number {
  return width * height;
}
