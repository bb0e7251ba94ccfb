import { describe, expect, it } from 'vitest';
import type { Group } from '../../../scenario/format';
import { shopScenario } from '../../inspector/scenario.test-support';
import type { Box } from '../../topology/geometry/box';
import { frameUnder, openFrames } from './frames';

const { nodes } = shopScenario();
const [web, orders, payments] = nodes.map(({ id }) => id);
const card = (x: number, y: number): Box => ({ x, y, width: 100, height: 60 });
const boxes = new Map([
  [web, card(0, 0)],
  [orders, card(200, 0)],
  [payments, card(900, 500)],
]);
const group = (id: string, members: readonly string[], folded = false): Group => ({
  kind: 'context',
  id,
  name: id,
  folded,
  nodes: members,
});

describe('the frames of groups', () => {
  it('stand around their cards, with room for the name, and folded groups have none', () => {
    const groups = [group('both', [web, orders]), group('shut', [payments], true)];
    expect(openFrames({ groups, nodes }, boxes)).toEqual([
      { group: 'both', box: { x: -16, y: -40, width: 332, height: 116 } },
    ]);
  });

  it('take cards that are held over them, the smallest of several, and none that are in them', () => {
    const groups = [group('both', [web, orders]), group('one', [orders])];
    const at = (x: number, moved = payments) =>
      frameUnder({ groups, nodes }, new Map([...boxes, [moved, card(x, 20)]]), new Set([moved]));
    expect([at(40), at(190), at(600)]).toEqual(['both', 'one', null]);
    expect(at(40, orders)).toBeNull();
    expect(frameUnder({ groups, nodes }, boxes, new Set())).toBeNull();
  });
});
