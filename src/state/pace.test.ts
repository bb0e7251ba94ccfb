import { describe, expect, it } from 'vitest';
import { Pace } from './pace';

const GAP = 1000 / 60;

/** Frames of a screen, every so many a beat, and after each so late a frame as is said. */
function seen(pace: Pace, beats: number, gapAfter: (beat: number) => number, gap = GAP): number {
  pace.rest();
  let now = 0;
  const step = (by: number): void => {
    now += by;
    pace.frame(now);
  };
  for (let beat = 0; beat < beats; beat++) {
    step(gap);
    step(gap);
    pace.beat();
    step(gapAfter(beat));
  }
  return pace.msFrom(now);
}

describe('the pace of beats', () => {
  it('is twelve a second where no beat takes the time of another frame', () => {
    expect(seen(new Pace(), 100, () => GAP)).toBe(80);
  });

  it('is the same for one late beat now and then', () => {
    const after: number[] = [];
    const pace = new Pace();
    for (let round = 0; round < 20; round++)
      after.push(seen(pace, 20, (beat) => (beat === 0 ? 2 * GAP : GAP)));
    expect(new Set(after)).toEqual(new Set([80]));
  });

  it('slows down to three a second where many are late', () => {
    expect(seen(new Pace(), 100, (beat) => (beat % 3 === 0 ? 2 * GAP : GAP))).toBeGreaterThan(280);
    expect(seen(new Pace(), 100, () => 3 * GAP)).toBe(320);
  });

  it('goes by the frames of the screen, also where another one is rarer', () => {
    const pace = new Pace();
    expect(seen(pace, 100, () => GAP / 2, GAP / 2)).toBe(80);
    expect(seen(pace, 300, () => 2 * GAP, 2 * GAP)).toBe(80);
  });

  it('does not take the time without frames for a late beat', () => {
    const pace = new Pace();
    seen(pace, 3, () => GAP);
    pace.beat();
    pace.rest();
    pace.frame(1e6);
    expect(pace.msFrom(1e6)).toBe(80);
  });

  it('is slow for a moment after somebody did something', () => {
    const pace = new Pace();
    pace.giveWay(1000);
    expect([pace.msFrom(1000), pace.msFrom(1349), pace.msFrom(1351)]).toEqual([320, 320, 80]);
  });
});
