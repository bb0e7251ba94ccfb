import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, overlap } from '../../topology/geometry/box';
import { layersOf } from './layers';
import { layout } from './layout';
import { ranksOf } from '../../topology/layout/layered';
import { crossings, untangled } from './untangle';

const graph = fc
  .tuple(
    fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 90 }),
  )
  .map(([stores, pairs]) => ({
    nodes: stores.map((isStore, index) => ({
      id: `n${index}`,
      ...(isStore ? { width: 120, height: 48 } : { width: 140, height: 82 }),
    })),
    calls: pairs.map(([a, b]) => ({
      from: `n${a % stores.length}`,
      to: `n${b % stores.length}`,
      gated: false,
    })),
  }));

describe('a layout', () => {
  it('places every card, covers none, and is the same each time, circles or not', () => {
    fc.assert(
      fc.property(graph, (ask) => {
        const places = layout(ask);
        expect(layout(ask)).toEqual(places);
        const boxes = ask.nodes.map(({ id, width, height }) => ({ ...places[id], width, height }));
        boxes.forEach((box, index) => {
          expect(Number.isFinite(box.x) && Number.isFinite(box.y)).toBe(true);
          for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(0);
        });
      }),
    );
  });

  it('never crosses more than the order in which the nodes came', () => {
    fc.assert(
      fc.property(graph, ({ nodes, calls }) => {
        const layers = layersOf(nodes, calls, ranksOf(nodes, calls));
        expect(crossings(untangled(layers).layers, layers)).toBeLessThanOrEqual(
          crossings(layers.layers, layers),
        );
      }),
    );
  });

  it('leads from left to right, and untangles two calls that cross', () => {
    const size = { width: 140, height: 82 };
    const nodes = ['a', 'b', 'c', 'd'].map((id) => ({ id, ...size }));
    const call = (from: string, to: string) => ({ from, to, gated: false });
    const places = layout({ nodes, calls: [call('a', 'd'), call('b', 'c')] });
    expect(places.a.x).toBe(0);
    expect(places.c.x).toBe(244);
    expect(places.a.y < places.b.y).toBe(places.d.y < places.c.y);
    expect(places.a.y).toBe(places.d.y);
  });

  it('puts many systems side by side, as wide as a pane, none into another', () => {
    const size = { width: 140, height: 82 };
    const chains = Array.from({ length: 64 }, (_, chain) =>
      ['a', 'b', 'c', 'd'].map((place) => `${place}${chain}`),
    );
    const places = layout({
      nodes: chains.flat().map((id) => ({ id, ...size })),
      calls: chains.flatMap(([a, b, c, d]) => [
        { from: a, to: b, gated: false },
        { from: b, to: c, gated: false },
        { from: b, to: d, gated: false },
      ]),
    });
    const bounds = chains.map((chain) => boundsOf(chain.map((id) => ({ ...places[id], ...size }))));
    bounds.forEach((box, at) => bounds.slice(at + 1).forEach((other) => expect(overlap(box, other)).toBe(0)));
    const all = boundsOf(bounds);
    expect(all.width / all.height).toBeGreaterThan(1);
    expect(all.width / all.height).toBeLessThan(3.5);
  });

  it('puts a layer of many cards into columns, callers still before what they call', () => {
    const size = { width: 140, height: 82 };
    const ids = (letter: string, count: number): string[] =>
      Array.from({ length: count }, (_, at) => `${letter}${at}`);
    const [cores, stores] = [ids('core', 60), ids('store', 120)];
    const places = layout({
      nodes: ['gate', ...cores, ...stores].map((id) => ({ id, ...size })),
      calls: [
        ...cores.map((to) => ({ from: 'gate', to, gated: false })),
        ...stores.map((to, at) => ({ from: cores[at % cores.length], to, gated: false })),
      ],
    });
    const boxes = Object.values(places).map((place) => ({ ...place, ...size }));
    boxes.forEach((box, at) => boxes.slice(at + 1).forEach((other) => expect(overlap(box, other)).toBe(0)));
    const { width, height } = boundsOf(boxes);
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(3.5);
    const rights = cores.map((id) => places[id].x + size.width);
    expect(places.gate.x + size.width).toBeLessThan(Math.min(...rights) - size.width);
    expect(Math.max(...rights)).toBeLessThan(Math.min(...stores.map((id) => places[id].x)));
  });
});
