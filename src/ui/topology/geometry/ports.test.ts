import { describe, expect, it } from 'vitest';
import { placeNodes } from '../layout/place-nodes';
import { shop } from '../shop.test-support';
import type { Box } from './box';
import { assignPorts } from './ports';

const boxes = placeNodes(shop, 'usual');
const ports = assignPorts(boxes, shop.edges, 'right');
const card = (x: number, y: number): Box => ({ x, y, width: 140, height: 82 });

describe('ports', () => {
  it('use the sides that face each other', () => {
    expect(ports.get('web-gateway')?.from.side).toBe('right');
    expect(ports.get('web-gateway')?.to.side).toBe('left');
    expect(ports.get('orders-db')?.from.side).toBe('bottom');
    expect(ports.get('orders-db')?.to.side).toBe('top');
  });

  it('join cards that face each other alone by a straight line, also when their heights differ', () => {
    for (const id of ['web-gateway', 'payments-db', 'inventory-db']) {
      expect(ports.get(id)?.from.y).toBe(ports.get(id)?.to.y);
    }
    expect(ports.get('orders-db')?.from.x).toBe(ports.get('orders-db')?.to.x);
  });

  it('spread the ends on one side in the order of where they lead', () => {
    const up = ports.get('orders-payments')?.from.y ?? NaN;
    const down = ports.get('orders-inventory')?.from.y ?? NaN;
    expect(up).toBeCloseTo(160 + 82 / 3);
    expect(down).toBeCloseTo(160 + (82 * 2) / 3);
  });

  it('lead upwards and backwards too', () => {
    const some = new Map([
      ['a', card(0, 300)],
      ['b', card(10, 0)],
      ['c', card(-400, 310)],
    ]);
    const edges = [
      { id: 'up', from: 'a', to: 'b' },
      { id: 'back', from: 'a', to: 'c' },
      { id: 'nowhere', from: 'a', to: 'gone' },
    ];
    const found = assignPorts(some, edges, 'right');
    expect(found.get('up')?.from.side).toBe('top');
    expect(found.get('back')?.from.side).toBe('left');
    expect(found.has('nowhere')).toBe(false);
  });

  it('prefer top and bottom where calls run downwards', () => {
    const some = new Map([
      ['a', card(0, 0)],
      ['b', card(300, 120)],
    ]);
    const edges = [{ id: 'e', from: 'a', to: 'b' }];
    expect(assignPorts(some, edges, 'down').get('e')?.from.side).toBe('bottom');
    expect(assignPorts(some, edges, 'right').get('e')?.from.side).toBe('right');
  });
});
