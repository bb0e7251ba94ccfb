import { describe, expect, it } from 'vitest';
import { overlap, type Box } from '../geometry/box';
import { shop } from '../shop.test-support';
import { fitAround, type Viewport } from './fit-around';
import { placeNodes } from './place-nodes';

const LIMITS = { padding: 32, smallest: 0.15, largest: 1 };
const cards = [...placeNodes(shop, 'usual').values()];
const onScreen = (viewport: Viewport): Box[] =>
  cards.map(({ x, y, width, height }) => ({
    x: x * viewport.zoom + viewport.x,
    y: y * viewport.zoom + viewport.y,
    width: width * viewport.zoom,
    height: height * viewport.zoom,
  }));

describe('fit', () => {
  it('puts the cards into the middle, as large as the pane allows', () => {
    const viewport = fitAround(cards, { width: 936, height: 448 }, [], LIMITS);
    expect(viewport.zoom).toBeCloseTo((936 - 64) / 1020);
    const boxes = onScreen(viewport);
    const tops = Math.min(...boxes.map(({ y }) => y));
    const bottoms = Math.max(...boxes.map(({ y, height }) => y + height));
    expect(tops + bottoms).toBeCloseTo(448);
    expect(fitAround(cards, { width: 5000, height: 3000 }, [], LIMITS).zoom).toBe(1);
    expect(fitAround(cards, { width: 60, height: 60 }, [], LIMITS).zoom).toBe(0.15);
  });

  it('moves aside for panels, and becomes smaller if that helps', () => {
    const panels = [
      { x: 12, y: 12, width: 330, height: 96 },
      { x: 12, y: 250, width: 480, height: 56 },
    ];
    const viewport = fitAround(cards, { width: 672, height: 318 }, panels, LIMITS);
    for (const card of onScreen(viewport)) {
      for (const panel of panels) expect(overlap(card, panel)).toBe(0);
    }
    expect(viewport.zoom).toBeGreaterThan(0.8 * ((672 - 64) / 1020));
  });

  it('becomes as small as it takes to be clear of them, but not when that would not help', () => {
    const pane = { width: 672, height: 318 };
    const zoom = (672 - 64) / 1020;
    const wall = [{ x: 0, y: 0, width: 672, height: 318 }];
    expect(fitAround(cards, pane, wall, LIMITS).zoom).toBeCloseTo(zoom);
    const panels = [{ x: 400, y: 0, width: 272, height: 318 }];
    const viewport = fitAround(cards, pane, panels, LIMITS);
    expect(viewport.zoom).toBeLessThan(zoom * 0.7);
    for (const card of onScreen(viewport)) expect(overlap(card, panels[0])).toBe(0);
  });

  it('stays in sight when there is no way around', () => {
    const everywhere = [{ x: 0, y: 0, width: 600, height: 300 }];
    const viewport = fitAround(cards, { width: 600, height: 300 }, everywhere, LIMITS);
    for (const { x, y } of onScreen(viewport)) {
      expect(x).toBeGreaterThanOrEqual(31);
      expect(y).toBeGreaterThanOrEqual(31);
    }
  });

  it('has an answer for an empty topology', () => {
    expect(fitAround([], { width: 100, height: 100 }, [], LIMITS)).toMatchObject({ zoom: 1 });
  });
});
