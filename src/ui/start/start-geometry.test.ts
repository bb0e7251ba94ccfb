import { describe, expect, it } from 'vitest';
import { spotThatWay } from './card-arrows';
import { miniatureOf } from './miniature-geometry';
import { groupsOf } from './scenario-groups';
import { stripPaths } from './strip-paths';
import { titleWith } from './titles.test-support';

const NOTHING = { served: 0, fallback: 0, late: 0, rejected: 0, failed: 0 };

describe('stripPaths', () => {
  it('draws nothing for a run of no seconds, and nothing for outcomes that never came', () => {
    expect(stripPaths([], 24)).toEqual([]);
    expect(stripPaths([NOTHING], 24)).toEqual([]);
    expect(stripPaths([{ ...NOTHING, served: 3 }], 24).map(({ outcome }) => outcome)).toEqual(['served']);
  });

  it('lets the busiest second reach the top, and stacks without gaps', () => {
    const paths = stripPaths(
      [
        { served: 2, fallback: 0, late: 1, rejected: 0, failed: 1 },
        { ...NOTHING, served: 2, fallback: 1 },
      ],
      24,
    );
    expect(paths).toEqual([
      { outcome: 'served', path: 'M0 24V12h0.8V24zM1 24V12h0.8V24z' },
      { outcome: 'fallback', path: 'M1 12V6h0.8V12z' },
      { outcome: 'late', path: 'M0 12V6h0.8V12z' },
      { outcome: 'failed', path: 'M0 6V0h0.8V6z' },
    ]);
  });
});

describe('miniatureOf', () => {
  const nodes = [
    { id: 'a', kind: 'client', x: 0, y: 100 },
    { id: 'b', kind: 'service', x: 400, y: 0 },
    { id: 'c', kind: 'database', x: 400, y: 200 },
  ];

  it('fits all nodes into the box, with room for their glyphs', () => {
    const { places } = miniatureOf(nodes, [], 300, 100);
    expect(places.get('a')).toEqual({ x: 22, y: 50 });
    expect(places.get('b')).toEqual({ x: 278, y: 16 });
    expect(places.get('c')).toEqual({ x: 278, y: 84 });
  });

  it('puts nodes that share a line into its middle', () => {
    const { places } = miniatureOf([nodes[0]], [], 300, 100);
    expect(places.get('a')).toEqual({ x: 150, y: 50 });
  });

  it('draws calls from node to node, with a gate in the middle where one stands', () => {
    const calls = [
      { from: 'a', to: 'b', guarded: true as const },
      { from: 'b', to: 'c' },
      { from: 'a', to: 'gone' },
    ];
    const { edges } = miniatureOf(nodes, calls, 300, 100);
    expect(edges).toEqual([
      { id: 'a b', path: 'M22 50C150 50 150 16 278 16', gate: { x: 150, y: 33 } },
      { id: 'b c', path: 'M278 16C278 50 278 50 278 84', gate: null },
    ]);
  });
});

describe('groupsOf', () => {
  it('keeps the order of the groups and of what is in them', () => {
    const inGroup = (id: string, group: string) => titleWith({ id, group });
    const groups = groupsOf([inGroup('a', 'One'), inGroup('b', 'Two'), inGroup('c', 'One')]);
    expect(groups.map(({ name, scenarios }) => [name, scenarios.map(({ id }) => id)])).toEqual([
      ['One', ['a', 'c']],
      ['Two', ['b']],
    ]);
    expect(groupsOf([])).toEqual([]);
  });
});

describe('an arrow key', () => {
  // Three in a row, two in the next.
  const spots = [
    { x: 10, y: 0 },
    { x: 20, y: 0 },
    { x: 30, y: 0 },
    { x: 10, y: 50 },
    { x: 20, y: 50 },
  ];

  it('leads to the neighbour in its row, and stays at the edge', () => {
    expect(spotThatWay('ArrowRight', spots, 0)).toBe(1);
    expect(spotThatWay('ArrowLeft', spots, 1)).toBe(0);
    expect(spotThatWay('ArrowRight', spots, 2)).toBeUndefined();
    expect(spotThatWay('ArrowRight', spots, 4)).toBeUndefined();
    expect(spotThatWay('ArrowUp', spots, 1)).toBeUndefined();
  });

  it('leads to the nearest card of the next row', () => {
    expect(spotThatWay('ArrowDown', spots, 1)).toBe(4);
    expect(spotThatWay('ArrowDown', spots, 2)).toBe(4);
    expect(spotThatWay('ArrowUp', spots, 3)).toBe(0);
  });
});
