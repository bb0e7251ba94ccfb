import { describe, expect, it } from 'vitest';
import { overlap } from '../geometry/box';
import { shop } from '../shop.test-support';
import { placeNodes } from './place-nodes';

const withoutPlaceOf = (id: string) => ({
  ...shop,
  nodes: shop.nodes.map((node) => (node.id === id ? { id, kind: node.kind } : node)),
});

describe('places of nodes', () => {
  it('takes the places of the scenario', () => {
    const placed = placeNodes(shop, 'usual');
    expect(placed.get('web')).toEqual({ x: 0, y: 160, width: 140, height: 82 });
    expect(placed.get('orders-db')).toMatchObject({ width: 120, height: 48 });
  });

  it('finds a free place for a node without one', () => {
    const placed = placeNodes(withoutPlaceOf('inventory'), 'usual');
    const box = placed.get('inventory');
    expect(box).toBeDefined();
    for (const [id, other] of placed) {
      if (box !== undefined && id !== 'inventory') expect(overlap(box, other)).toBe(0);
    }
  });

  it('has low cards and its own layout on a narrow screen', () => {
    const placed = placeNodes(shop, 'narrow');
    expect(new Set([...placed.values()].map(({ height }) => height))).toEqual(new Set([44]));
    expect(placed.get('orders')).not.toMatchObject({ x: 440, y: 160 });
  });
});
