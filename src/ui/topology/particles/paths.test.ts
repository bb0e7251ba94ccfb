import { describe, expect, it } from 'vitest';
import { edgeGeometry } from '../geometry/edge-geometry';
import { placeNodes } from '../layout/place-nodes';
import { shop } from '../shop.test-support';
import { locate, samplePath, type SampledPath, type Spot } from './paths';

const drawn = edgeGeometry(shop, placeNodes(shop, 'usual'), 'right');
const path = (id: string): SampledPath => {
  const geometry = drawn.get(id);
  if (geometry === undefined) throw new Error(`no edge ${id}`);
  return samplePath(geometry);
};
const at = (sampled: SampledPath, share: number): Spot => {
  const spot = { x: 0, y: 0, dx: 0, dy: 0 };
  locate(sampled, share, spot);
  return spot;
};

describe('sampled paths', () => {
  it('begin and end at the cards', () => {
    const sampled = path('orders-payments');
    expect(at(sampled, 0)).toMatchObject({ x: 580 });
    expect(at(sampled, 1).x).toBeCloseTo(680);
    expect(at(sampled, 2)).toEqual(at(sampled, 1));
  });

  it('have equal distances between equal shares, however the curve bends', () => {
    const sampled = path('orders-payments');
    const steps = Array.from({ length: 32 }, (_, index) => {
      const [a, b] = [at(sampled, index / 32), at(sampled, (index + 1) / 32)];
      return Math.hypot(b.x - a.x, b.y - a.y);
    });
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.05);
  });

  it('tell the direction of the call', () => {
    expect(at(path('web-gateway'), 0.5)).toMatchObject({ dx: 1, dy: 0 });
    expect(at(path('orders-db'), 0.5)).toMatchObject({ dx: 0, dy: 1 });
  });

  it('turn rejected marks before the gate, and at a place of their own where there is none', () => {
    const guarded = path('orders-payments');
    expect(guarded.middle).toBeCloseTo(0.5);
    expect(guarded.gate).toBeLessThan(guarded.middle);
    expect(path('web-gateway').gate).toBe(0.3);
    expect(path('web-gateway').middle).toBeNaN();
  });
});
