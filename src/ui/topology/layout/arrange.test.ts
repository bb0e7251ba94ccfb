import { describe, expect, it } from 'vitest';
import { boundsOf, overlap } from '../geometry/box';
import { shop } from '../shop.test-support';
import { arrange, sizingOfPlaced } from './arrange';
import { KeptSizing } from './kept-sizing';
import { placeNodes } from './place-nodes';

const arranged = (width: number, height: number) => arrange(shop, { width, height }, 1);

describe('cards in a pane', () => {
  it('stand as the scenario says where there is room, and while the room is not known', () => {
    expect(arranged(1100, 500).boxes).toEqual(placeNodes(shop, 'usual'));
    expect(arranged(0, 0).boxes).toEqual(placeNodes(shop, 'usual'));
  });

  it('come closer together before they become smaller', () => {
    const { boxes, sizing } = arranged(910, 422);
    const { width, height } = boundsOf(boxes.values());
    expect(sizing).toBe('usual');
    expect(width).toBeGreaterThan(880);
    expect(width).toBeLessThanOrEqual(912);
    expect(height).toBe(boundsOf(placeNodes(shop, 'usual').values()).height);
    expect(boxes.get('payments')).toMatchObject({ width: 140, height: 82 });
  });

  it('never cover each other, and leave a gate its room', () => {
    for (const [width, height] of [
      [910, 422],
      [640, 290],
      [728, 136],
      [100, 100],
    ]) {
      const { boxes } = arranged(width, height);
      const all = [...boxes.values()];
      all.forEach((box, index) => {
        for (const other of all.slice(index + 1)) expect(overlap(box, other)).toBe(0);
      });
      const [orders, payments] = [boxes.get('orders'), boxes.get('payments')];
      expect((payments?.x ?? 0) - (orders?.x ?? 0) - 140).toBeGreaterThanOrEqual(88);
    }
  });

  it('become low where the pane is low', () => {
    const { boxes, sizing } = arranged(728, 136);
    expect(sizing).toBe('low');
    expect(boundsOf(boxes.values()).height).toBeLessThan(220);
  });

  it('have the height at which they were placed by hand', () => {
    const stacked = (gap: number) => ({
      ...shop,
      nodes: shop.nodes.map((node, row) => ({ ...node, position: { x: 0, y: row * gap } })),
    });
    expect(sizingOfPlaced(stacked(60))).toBe('low');
    expect(sizingOfPlaced(stacked(90))).toBe('usual');
    // Low cards would cover each other, too.
    expect(sizingOfPlaced(stacked(30))).toBe('usual');
  });

  it('keep that height until the pane becomes another', () => {
    const kept = new KeptSizing();
    const room = { width: 728, height: 136 };
    kept.take(arrange(shop, room, 1), room);
    expect(kept.of(shop, room)).toBe('low');
    expect(kept.of(shop, { width: 1100, height: 500 })).toBe('usual');
  });
});
