import { describe, expect, it } from 'vitest';
import { createBeat, type Half } from './beat';

/** So many frames of a usual screen lie between two beats of the same half. */
const FROM_BEAT_TO_BEAT = 8;

/** A screen of 60 frames a second, and a beat on it. */
function screen() {
  const due: ((now: number) => void)[] = [];
  let now = 0;
  let shown = 0;
  let batches = 0;
  const beat = createBeat(
    (run) => void due.push(run),
    (run) => {
      batches++;
      run();
    },
  );
  const frame = (): void => {
    now += 1000 / 60;
    shown++;
    due.splice(0).forEach((run) => run(now));
  };
  return {
    beat,
    /** For a test to which both halves are the same. */
    next: (run: () => void): void => beat.next(run, 'drawn'),
    frame,
    frames: (count: number): void => {
      for (let index = 0; index < count; index++) frame();
    },
    batches: () => batches,
    /** How many frames there have been, this one included. */
    shown: () => shown,
    isAtRest: () => due.length === 0,
  };
}

describe('a beat', () => {
  it('comes with every eighth frame of a usual screen', () => {
    const { next, frame, shown } = screen();
    const beats = new Set<number>();
    for (let index = 0; index < 24; index++) {
      next(() => beats.add(shown()));
      frame();
    }
    expect([...beats]).toEqual([1, 9, 17]);
  });

  it('comes more slowly while somebody is at work, and as before soon after', () => {
    const { beat, next, frame, batches } = screen();
    const beatsIn = (frames: number, isAtWork: boolean): number => {
      const before = batches();
      for (let index = 0; index < frames; index++) {
        if (isAtWork) beat.giveWay();
        next(() => undefined);
        frame();
      }
      return batches() - before;
    };
    expect(beatsIn(64, false)).toBe(8);
    expect(beat.stretch).toBe(1);
    expect(beatsIn(66, true)).toBe(3);
    expect(beat.stretch).toBe(3);
    beatsIn(22, false);
    expect(beatsIn(64, false)).toBe(8);
    expect(beat.stretch).toBe(1);
  });

  it('comes for what is rendered in the middle between those for what is drawn', () => {
    const { beat, frame, shown } = screen();
    const beats: Record<Half, Set<number>> = { rendered: new Set(), drawn: new Set() };
    for (let index = 0; index < 24; index++) {
      for (const half of ['drawn', 'rendered'] as const) beat.next(() => beats[half].add(shown()), half);
      frame();
    }
    expect([...beats.rendered]).toEqual([1, 9, 17]);
    expect([...beats.drawn]).toEqual([5, 13, 21]);
  });

  it('runs the others when one throws, and says so', () => {
    const { next, frame, frames } = screen();
    const ran: string[] = [];
    next(() => {
      throw new Error('no drawing');
    });
    next(() => void ran.push('other'));
    expect(frame).toThrow('no drawing');
    expect(ran).toEqual(['other']);
    next(() => void ran.push('later'));
    frames(FROM_BEAT_TO_BEAT);
    expect(ran).toEqual(['other', 'later']);
  });

  it('runs all that waits as one, in its order', () => {
    const { next, frame, batches } = screen();
    const ran: string[] = [];
    next(() => void ran.push('first'));
    next(() => void ran.push('second'));
    frame();
    expect(ran).toEqual(['first', 'second']);
    expect(batches()).toBe(1);
  });

  it('forgets nothing that waits when no further frame of the run comes, and rests afterwards', () => {
    const { next, frames, isAtRest } = screen();
    next(() => undefined);
    frames(1);
    let ran = 0;
    next(() => ran++);
    frames(FROM_BEAT_TO_BEAT - 1);
    expect([ran, isAtRest()]).toEqual([0, false]);
    frames(1);
    expect([ran, isAtRest()]).toEqual([1, true]);
  });

  it('leaves what is asked for during a beat to the next one', () => {
    const { next, frames } = screen();
    const ran: string[] = [];
    next(() => next(() => void ran.push('asked during a beat')));
    frames(FROM_BEAT_TO_BEAT);
    expect(ran).toEqual([]);
    frames(1);
    expect(ran).toEqual(['asked during a beat']);
  });
});
