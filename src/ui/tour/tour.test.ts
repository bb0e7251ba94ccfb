import { describe, expect, it } from 'vitest';
import { notePlace, ringPlace } from './tour-place';
import { stepsFor, TOUR_STEPS, type TourSituation } from './tour-steps';

const START: TourSituation = {
  playing: false,
  seconds: 0,
  replays: false,
  selected: null,
  asksWhy: false,
  edits: 0,
  faults: 1,
  overlay: false,
};

/** What somebody has done for each step, as the page tells it. */
const DONE: Readonly<Record<string, Partial<TourSituation>>> = {
  run: { playing: true },
  picture: { seconds: 20 },
  gate: { selected: 'orders-payments' },
  why: { asksWhy: true },
  setting: { edits: 1 },
  time: { replays: true },
  break: { faults: 2 },
  more: { overlay: true },
};

describe('the steps of the tour', () => {
  it('are eight, and four of them on a phone', () => {
    expect(TOUR_STEPS).toHaveLength(8);
    expect(stepsFor(true).map(({ id }) => id)).toEqual(['run', 'picture', 'gate', 'more']);
    expect(new Set(TOUR_STEPS.map(({ id }) => id)).size).toBe(8);
  });

  it('speak of no key on a phone', () => {
    for (const { text } of stepsFor(true)) expect(text).not.toMatch(/\b(Space|press [A-Z[]|Ctrl)/);
  });

  it.each(TOUR_STEPS)('notices that $id was done, and not before', ({ id, isDone, title, text }) => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(text).toMatch(/^[“A-Z].*\.$/);
    expect(isDone(START, START)).toBe(false);
    expect(isDone({ ...START, ...DONE[id] }, START)).toBe(true);
  });

  it('counts only what was done since the step began', () => {
    const edited = { ...START, edits: 3, seconds: 30 };
    const [setting, time] = ['setting', 'time'].map((id) => TOUR_STEPS.find((step) => step.id === id));
    expect(setting?.isDone(edited, edited)).toBe(false);
    expect(time?.isDone({ ...edited, seconds: 31 }, edited)).toBe(false);
    expect(time?.isDone({ ...edited, seconds: 29 }, edited)).toBe(true);
  });
});

describe('the place of a note', () => {
  const page = { width: 1000, height: 800 };
  const note = { width: 320, height: 150 };

  it('is below what it speaks of, when it fits there', () => {
    expect(notePlace({ left: 400, top: 10, width: 40, height: 30 }, note, page)).toEqual({
      left: 260,
      top: 52,
    });
  });

  it('is beside a pane of full height, and above what stands at the foot', () => {
    expect(notePlace({ left: 700, top: 50, width: 300, height: 750 }, note, page).left).toBe(368);
    expect(notePlace({ left: 0, top: 50, width: 300, height: 750 }, note, page).left).toBe(312);
    expect(notePlace({ left: 0, top: 700, width: 1000, height: 100 }, note, page).top).toBe(538);
  });

  it('stays within the window at its edges', () => {
    expect(notePlace({ left: 0, top: 10, width: 20, height: 20 }, note, page).left).toBe(8);
    expect(notePlace({ left: 980, top: 10, width: 20, height: 20 }, note, page).left).toBe(672);
  });

  it('is at the foot when nothing is there to speak of, or no room beside it', () => {
    expect(notePlace(null, note, page)).toEqual({ left: 8, top: 642 });
    expect(notePlace({ left: 0, top: 0, width: 1000, height: 800 }, note, page)).toEqual({
      left: 8,
      top: 642,
    });
  });
});

describe('the ring', () => {
  const page = { width: 1000, height: 800 };

  it('has a gap to what it is around, and stays in sight where that ends with the window', () => {
    expect(ringPlace({ left: 100, top: 100, width: 50, height: 20 }, page)).toEqual({
      left: 96,
      top: 96,
      width: 58,
      height: 28,
    });
    expect(ringPlace({ left: 0, top: 700, width: 1000, height: 100 }, page)).toEqual({
      left: 1,
      top: 696,
      width: 998,
      height: 103,
    });
  });
});
