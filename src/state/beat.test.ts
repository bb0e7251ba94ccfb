import { describe, expect, it } from 'vitest';
import { createBeat } from './beat';

/** So many frames lie between two beats of a usual screen. */
const FROM_BEAT_TO_BEAT = 5;

/** A screen of 60 frames a second, and a beat on it. */
function screen() {
  const due: ((now: number) => void)[] = [];
  let now = 0;
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
    due.splice(0).forEach((run) => run(now));
  };
  return {
    beat,
    frame,
    frames: (count: number): void => {
      for (let index = 0; index < count; index++) frame();
    },
    batches: () => batches,
    isAtRest: () => due.length === 0,
  };
}

describe('a beat', () => {
  it('comes with every fifth frame of a usual screen', () => {
    const { beat, frame } = screen();
    const ran: number[] = [];
    for (let index = 0; index < 12; index++) {
      beat.next(() => void ran.push(index));
      frame();
    }
    expect(ran).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('comes more slowly while somebody is at work, and as before soon after', () => {
    const { beat, frame, batches } = screen();
    const beatsIn = (frames: number, isAtWork: boolean): number => {
      const before = batches();
      for (let index = 0; index < frames; index++) {
        if (isAtWork) beat.giveWay();
        beat.next(() => undefined);
        frame();
      }
      return batches() - before;
    };
    expect(beatsIn(60, false)).toBe(12);
    expect(beat.stretch).toBe(1);
    expect(beatsIn(60, true)).toBe(3);
    expect(beat.stretch).toBe(4);
    beatsIn(21, false);
    expect(beatsIn(60, false)).toBe(12);
    expect(beat.stretch).toBe(1);
  });

  it('runs the others when one throws, and says so', () => {
    const { beat, frame, frames } = screen();
    const ran: string[] = [];
    beat.next(() => {
      throw new Error('no drawing');
    });
    beat.next(() => void ran.push('other'));
    expect(frame).toThrow('no drawing');
    expect(ran).toEqual(['other']);
    beat.next(() => void ran.push('later'));
    frames(FROM_BEAT_TO_BEAT);
    expect(ran).toEqual(['other', 'later']);
  });

  it('runs all that waits as one, in its order', () => {
    const { beat, frame, batches } = screen();
    const ran: string[] = [];
    beat.next(() => void ran.push('first'));
    beat.next(() => void ran.push('second'));
    frame();
    expect(ran).toEqual(['first', 'second']);
    expect(batches()).toBe(1);
  });

  it('forgets nothing that waits when no further frame of the run comes, and rests afterwards', () => {
    const { beat, frames, isAtRest } = screen();
    beat.next(() => undefined);
    frames(1);
    let ran = 0;
    beat.next(() => ran++);
    frames(FROM_BEAT_TO_BEAT - 1);
    expect([ran, isAtRest()]).toEqual([0, false]);
    frames(1);
    expect([ran, isAtRest()]).toEqual([1, true]);
  });

  it('leaves what is asked for during a beat to the next one', () => {
    const { beat, frames } = screen();
    const ran: string[] = [];
    beat.next(() => beat.next(() => void ran.push('asked during a beat')));
    frames(FROM_BEAT_TO_BEAT);
    expect(ran).toEqual([]);
    frames(1);
    expect(ran).toEqual(['asked during a beat']);
  });
});
