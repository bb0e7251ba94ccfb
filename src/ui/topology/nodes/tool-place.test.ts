import { describe, expect, it } from 'vitest';
import { USUAL_PLACE, samePlace, toolPlace } from './tool-place';

const place = (x: number, y: number) => toolPlace({ x, y, width: 120, height: 70 }, 900);

describe('place of the tools of a card', () => {
  it('is above the card in the middle', () => {
    expect(samePlace(place(400, 200), USUAL_PLACE)).toBe(true);
  });

  it('is below at the top of the pane, and flush with the card at its sides', () => {
    expect(place(400, 30)).toMatchObject({ position: 'bottom', align: 'center' });
    expect(place(20, 200)).toMatchObject({ position: 'top', align: 'start' });
    expect(place(760, 30)).toMatchObject({ position: 'bottom', align: 'end' });
  });
});
