import { describe, expect, it } from 'vitest';
import { panLimit } from './pan-limit';

const card = { x: 100, y: 50, width: 200, height: 100 };

describe('how far the canvas can be moved', () => {
  it('is until the middle of the pane is at the end of the topology', () => {
    expect(panLimit([card], { width: 800, height: 400 }, 1)).toEqual([
      [-300, -150],
      [700, 350],
    ]);
  });

  it('counts in the world, which is larger than the pane when it is shown small', () => {
    expect(panLimit([card], { width: 800, height: 400 }, 0.5)).toEqual([
      [-700, -350],
      [1100, 550],
    ]);
  });
});
