import { describe, expect, it } from 'vitest';
import type { Box } from '../geometry/box';
import { USUAL_PLACE, samePlace, toolPlace } from './tool-place';

const TOOLS = { width: 288, height: 40 };
const PANE = { width: 900, height: 500 };
const place = (x: number, y: number, around: readonly Box[] = []) =>
  toolPlace({ x, y, width: 120, height: 70 }, TOOLS, PANE, around);

describe('place of the tools of a card', () => {
  it('is above the card in the middle', () => {
    expect(samePlace(place(400, 200), USUAL_PLACE)).toBe(true);
  });

  it('is below at the top of the pane, and flush with the card at its sides', () => {
    expect(place(400, 30)).toMatchObject({ position: 'bottom', align: 'center' });
    expect(place(20, 200)).toMatchObject({ position: 'top', align: 'start' });
    expect(place(760, 30)).toMatchObject({ position: 'bottom', align: 'end' });
  });

  it('covers no gate or card if it can stand elsewhere', () => {
    const gate = { x: 330, y: 150, width: 44, height: 44 };
    expect(place(400, 200, [gate])).toMatchObject({ position: 'top', align: 'start' });
    const over = { x: 300, y: 100, width: 400, height: 60 };
    expect(place(400, 200, [over])).toMatchObject({ position: 'bottom', align: 'center' });
  });

  it('covers as little as may be where everything is taken', () => {
    const all = { x: 0, y: 0, width: 900, height: 330 };
    expect(place(400, 200, [all])).toMatchObject({ position: 'bottom', align: 'center' });
  });
});
