import { describe, expect, it } from 'vitest';
import { placeNodes } from '../layout/place-nodes';
import { shop } from '../shop.test-support';
import { overlap } from './box';
import { edgeGeometry, sameGeometry } from './edge-geometry';

const boxes = placeNodes(shop, 'usual');
const drawn = edgeGeometry(shop, boxes, 'right');

describe('geometry of edges', () => {
  it('draws every edge, and a gate in the middle of those with a breaker', () => {
    expect(drawn.size).toBe(shop.edges.length);
    const guarded = drawn.get('orders-payments');
    expect(guarded?.gates).toHaveLength(1);
    expect(guarded?.gates[0]).toMatchObject({ layer: 'circuit-breaker', at: 0.5, x: 630 });
    expect(guarded?.parts?.[0].startsWith('M580')).toBe(true);
    expect(drawn.get('web-gateway')).toMatchObject({ gates: [], parts: null, waits: null });
  });

  it('keeps labels, waits and rates off every card', () => {
    for (const { gates, waits, rates } of drawn.values()) {
      const written = [...gates.map(({ label }) => label), rates, ...(waits === null ? [] : [waits])];
      for (const spot of written) {
        for (const card of boxes.values()) expect(overlap(spot, card)).toBe(0);
      }
    }
  });

  it('keeps labels and waits off each other', () => {
    const spots = [...drawn.values()].flatMap(({ gates, waits }) => [
      ...gates.map(({ label }) => label),
      ...(waits === null ? [] : [waits]),
    ]);
    expect(spots).toHaveLength(4);
    for (const [index, spot] of spots.entries()) {
      for (const other of spots.slice(index + 1)) expect(overlap(spot, other)).toBe(0);
    }
  });

  it('stays the same for edges whose cards did not move', () => {
    const database = boxes.get('payments-db');
    if (database === undefined) throw new Error('The shop has a database of payments.');
    const moved = edgeGeometry(shop, new Map(boxes).set('payments-db', { ...database, y: 0 }), 'right');
    const same = (id: string): boolean => {
      const [a, b] = [drawn.get(id), moved.get(id)];
      return a !== undefined && b !== undefined && sameGeometry(a, b);
    };
    expect(same('web-gateway')).toBe(true);
    expect(same('orders-inventory')).toBe(true);
    expect(same('payments-db')).toBe(false);
  });

  it('finds a place off every card for the mark of an edge that crosses ownership, and for no other', () => {
    const marked = edgeGeometry(shop, boxes, 'right', [{ edge: 'payments-db' }, { edge: 'orders-payments' }]);
    for (const [id, { crossing }] of marked) {
      expect(crossing === null).toBe(!['payments-db', 'orders-payments'].includes(id));
      for (const card of boxes.values()) expect(crossing === null ? 0 : overlap(crossing, card)).toBe(0);
    }
    const [before, after] = [drawn.get('payments-db'), marked.get('payments-db')];
    expect(before && after && sameGeometry(before, after)).toBe(false);
  });
});
