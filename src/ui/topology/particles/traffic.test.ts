import { describe, expect, it } from 'vitest';
import {
  BREAKER_FIELD,
  EDGE_FIELD,
  HEAD,
  MODE,
  type FrameLayout,
  type FrameView,
} from '../../../worker/frame';
import { testFrame } from '../frame.test-support';
import { edgeGeometry } from '../geometry/edge-geometry';
import { placeNodes } from '../layout/place-nodes';
import { shop } from '../shop.test-support';
import { Traffic } from './traffic';

const layout: FrameLayout = {
  topologyVersion: 1,
  durationNs: 1e9,
  nodes: shop.nodes.map(({ id }) => id),
  edges: shop.edges.map(({ id }) => id),
  layers: [{ edge: 'orders-payments', layer: 'circuit-breaker', kind: 'circuit-breaker' }],
};

function frame(mode: number, seconds: number, sent: number, failures = 0): FrameView {
  return testFrame(layout, {
    head: { [HEAD.mode]: mode, [HEAD.time]: seconds * 1e9, [HEAD.speed]: 1 },
    edges: { 'web-gateway': { [EDGE_FIELD.sent]: sent } },
    layers: { 'orders-payments/circuit-breaker': { [BREAKER_FIELD.windowFailures]: failures } },
  });
}

function stage() {
  const traffic = new Traffic();
  traffic.redraw(edgeGeometry(shop, placeNodes(shop, 'usual'), 'right'));
  return traffic;
}
const places = ({ pool }: Traffic): number[] => [...pool.at.subarray(0, pool.count)];

describe('clock of the marks', () => {
  it('runs while frames of a playing run come, and stands soon after they stop', () => {
    const traffic = stage();
    traffic.take(frame(MODE.playing, 0, 0), 10);
    expect(traffic.advance(10)).toBe(true);
    traffic.take(frame(MODE.playing, 0.016, 1), 10.016);
    expect(traffic.advance(10.016)).toBe(true);
    const [first] = places(traffic);
    expect(traffic.advance(10.05)).toBe(true);
    const [second] = places(traffic);
    expect(second).toBeGreaterThan(first);
    expect(traffic.advance(11)).toBe(false);
    expect(places(traffic)).toEqual([second]);
  });

  it('shows the traffic of a moment to which the run jumps, back or forward', () => {
    const traffic = stage();
    const at = (seconds: number, sent: number): FrameView =>
      testFrame(layout, {
        head: { [HEAD.mode]: MODE.paused, [HEAD.time]: seconds * 1e9, [HEAD.speed]: 1 },
        edges: { 'web-gateway': { [EDGE_FIELD.sent]: sent, [EDGE_FIELD.sentRate]: 5 } },
      });
    traffic.take(at(60, 300), 1);
    const shown = [30, 10, 50].map((seconds) => {
      traffic.take(at(seconds, seconds * 5), 2);
      return places(traffic);
    });
    expect(shown[0].length).toBeGreaterThan(1);
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });

  it.each([
    ['within the run', MODE.paused],
    ['at its end', MODE.ended],
  ])(
    'shows the traffic of the moment %s to which the run went at full speed, not what it passed',
    (_, stands) => {
      const traffic = stage();
      const at = (mode: number, seconds: number, rate: number): FrameView =>
        testFrame(layout, {
          head: { [HEAD.mode]: mode, [HEAD.time]: seconds * 1e9, [HEAD.speed]: 1 },
          edges: { 'web-gateway': { [EDGE_FIELD.sent]: seconds * 1000, [EDGE_FIELD.sentRate]: rate } },
        });
      traffic.take(at(MODE.paused, 0, 0), 1);
      for (const seconds of [3, 6, 9]) traffic.take(at(MODE.ahead, seconds, 1000), 1 + seconds / 100);
      traffic.take(at(stands, 12, 0), 2);
      expect(places(traffic)).toEqual([]);
      expect(traffic.sampling).toBe(1);
    },
  );

  it('freezes with the run', () => {
    const traffic = stage();
    traffic.take(frame(MODE.playing, 0, 0), 1);
    traffic.take(frame(MODE.playing, 0.1, 1), 1.1);
    traffic.advance(1.1);
    traffic.take(frame(MODE.paused, 0.11, 1), 1.11);
    const before = places(traffic);
    expect(traffic.advance(1.2)).toBe(false);
    expect(places(traffic)).toEqual(before);
  });

  it('moves by the same piece with each single step, however long that step was', () => {
    const traffic = stage();
    traffic.take(frame(MODE.paused, 0, 0), 1);
    traffic.advance(1);
    traffic.take(frame(MODE.paused, 0.001, 1), 2);
    traffic.advance(2);
    expect(places(traffic)[0]).toBeCloseTo(0.07);
    traffic.take(frame(MODE.paused, 5, 1), 9);
    traffic.advance(9);
    expect(places(traffic)[0]).toBeCloseTo(0.14);
    // A frame of the same moment, after an edit, is no step.
    traffic.take(frame(MODE.paused, 5, 1), 10);
    traffic.advance(10);
    expect(places(traffic)[0]).toBeCloseTo(0.14);
  });

  it('is empty once the run is closed', () => {
    const traffic = stage();
    traffic.take(frame(MODE.playing, 0, 0), 1);
    traffic.take(frame(MODE.playing, 0.1, 3), 1.1);
    expect(traffic.pool.count).toBe(3);
    traffic.take(null, 1.2);
    expect(traffic.pool.count).toBe(0);
    expect(traffic.advance(1.2)).toBe(false);
  });

  it('hides marks under a gate only while the gate is large', () => {
    const traffic = stage();
    const edge = layout.edges.indexOf('orders-payments');
    traffic.take(frame(MODE.playing, 0, 0), 1);
    expect(traffic.hidden[edge]).toBe(0);
    traffic.take(frame(MODE.playing, 0.1, 0, 3), 1.1);
    expect(traffic.hidden[edge]).toBeGreaterThan(16);
    expect(traffic.hidden[0]).toBe(0);
  });
});
