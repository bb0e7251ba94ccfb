import { describe, expect, it } from 'vitest';
import { placeTooltip } from './tooltip-place';

const page = { width: 1000, height: 600 };
const size = { width: 100, height: 24 };

describe('the place of a tooltip', () => {
  it('is on the wished side, centred', () => {
    const anchor = { left: 400, top: 300, width: 28, height: 28 };
    expect(placeTooltip(anchor, size, page, 'bottom')).toEqual({ left: 364, top: 334 });
    expect(placeTooltip(anchor, size, page, 'top')).toEqual({ left: 364, top: 270 });
    expect(placeTooltip(anchor, size, page, 'left')).toEqual({ left: 294, top: 302 });
    expect(placeTooltip(anchor, size, page, 'right')).toEqual({ left: 434, top: 302 });
  });

  it('is on the other side where the wished one has no room', () => {
    expect(placeTooltip({ left: 400, top: 570, width: 28, height: 28 }, size, page, 'bottom').top).toBe(540);
    expect(placeTooltip({ left: 20, top: 300, width: 28, height: 28 }, size, page, 'left').left).toBe(54);
  });

  it('never leaves the page', () => {
    expect(placeTooltip({ left: 0, top: 300, width: 28, height: 28 }, size, page, 'bottom').left).toBe(8);
    expect(placeTooltip({ left: 980, top: 300, width: 20, height: 28 }, size, page, 'bottom').left).toBe(892);
  });
});
