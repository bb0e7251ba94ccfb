import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOutline } from './fault-outline';
import { PLAIN_FAULTS } from './faults.test-support';

const { crash, degraded } = PLAIN_FAULTS;
const ALWAYS = [{ from: 0, to: Infinity, on: true }];
const range = { from: 0, to: 100e9 };

describe('the outline of a fault', () => {
  it('is a block as long as the fault lasts', () => {
    expect(faultOutline(crash, ALWAYS, range, 1000)).toEqual({
      path: 'M200 100L200 0L450 0L450 100Z',
      off: '',
      left: 200,
      right: 450,
      risen: 200,
      falls: 450,
    });
    expect(faultOutline(crash, ALWAYS, { from: 50e9, to: 80e9 }, 1000)).toBeUndefined();
  });

  it('is a line of numbers also while its lane has no width yet', () => {
    expect(faultOutline(crash, ALWAYS, range, 0)?.path).toBe('M0 100L0 0L2 0L2 100Z');
  });

  it('slopes where it grows and fades', () => {
    const ramps = { ...degraded, rampInMs: 10_000, rampOutMs: 5000 };
    expect(faultOutline(ramps, ALWAYS, range, 1000)?.path).toBe(
      'M200 100L200 100L300 0L400 0L450 100L450 100Z',
    );
    expect(faultOutline(ramps, ALWAYS, range, 1000)).toMatchObject({ risen: 300, falls: 400 });
    // What has risen out of sight is in nobody's way.
    expect(faultOutline(ramps, ALWAYS, { from: 25e9, to: 42e9 }, 1700)).toMatchObject({
      left: 0,
      right: 1700,
      risen: 500,
      falls: 1500,
    });
    // Ramps that meet make a roof that is lower.
    const roof = { ...degraded, rampInMs: 25_000, rampOutMs: 25_000 };
    expect(faultOutline(roof, ALWAYS, range, 1000)?.path).toBe('M200 100L200 100L325 50L450 100L450 100Z');
  });

  it('does not slope where it cannot act in part', () => {
    const ramps = { ...crash, rampInMs: 10_000, rampOutMs: 5000 };
    expect(faultOutline(ramps, ALWAYS, range, 1000)).toEqual(faultOutline(crash, ALWAYS, range, 1000));
  });

  it('keeps what was before it was switched off, and sets apart what would have been', () => {
    const stretches = [
      { from: 0, to: 30e9, on: true },
      { from: 30e9, to: 40e9, on: false },
      { from: 40e9, to: Infinity, on: true },
    ];
    expect(faultOutline(crash, stretches, range, 1000)).toEqual({
      path: 'M200 100L200 0L300 0L300 100ZM400 100L400 0L450 0L450 100Z',
      off: 'M300 100L300 0L400 0L400 100Z',
      left: 200,
      right: 450,
      risen: 200,
      falls: 450,
    });
    const ramp = { ...degraded, rampInMs: 20_000, enabled: false };
    const off = [
      { from: 0, to: 30e9, on: true },
      { from: 30e9, to: Infinity, on: false },
    ];
    expect(faultOutline(ramp, off, range, 1000)).toMatchObject({
      path: 'M200 100L200 100L300 50L300 100Z',
      off: 'M300 100L300 50L400 0L450 0L450 100Z',
    });
  });

  it('is cut off beyond the ends of the axis, at the height that it has there', () => {
    const ramp = { ...degraded, rampInMs: 20_000 };
    const outline = faultOutline(ramp, ALWAYS, { from: 30e9, to: 40e9 }, 1000);
    expect(outline).toMatchObject({ left: 0, right: 1000 });
    expect(outline?.path).toBe('M-3 100L-3 50.2L1000 0L1003 0L1003 100Z');
  });

  it('comes back, and can be seen however short it is', () => {
    const often = { ...crash, toMs: 20_001, times: 3, everyMs: 30_000 };
    expect(faultOutline(often, ALWAYS, range, 1000)?.path).toBe(
      'M200 100L200 0L202 0L202 100ZM500 100L500 0L502 0L502 100ZM800 100L800 0L802 0L802 100Z',
    );
  });

  it('is one block of turns that cannot be told apart, and never long', () => {
    const flicker = { ...crash, fromMs: 0, toMs: 10, times: 10_000, everyMs: 20 };
    expect(faultOutline(flicker, ALWAYS, range, 1000)?.path).toBe('M0 100L0 0L1003 0L1003 100Z');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 900 }), (lasts, pause) => {
        const fault = {
          ...crash,
          fromMs: 0,
          toMs: lasts,
          times: 10_000,
          everyMs: lasts + pause,
          rampInMs: lasts,
        };
        expect(faultOutline(fault, ALWAYS, range, 1000)?.path.length ?? 0).toBeLessThan(60_000);
      }),
      { seed: 27 },
    );
  });
});
