import { describe, expect, it } from 'vitest';
import { createBeat } from './beat';

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
  return {
    beat,
    frame: (): void => {
      now += 1000 / 60;
      due.splice(0).forEach((run) => run(now));
    },
    batches: () => batches,
    isAtRest: () => due.length === 0,
  };
}

describe('a beat', () => {
  it('comes with every third frame of a usual screen', () => {
    const { beat, frame } = screen();
    const ran: number[] = [];
    for (let index = 0; index < 12; index++) {
      beat.next(() => void ran.push(index));
      frame();
    }
    expect(ran).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('runs the others when one throws, and says so', () => {
    const { beat, frame } = screen();
    const ran: string[] = [];
    beat.next(() => {
      throw new Error('no drawing');
    });
    beat.next(() => void ran.push('other'));
    expect(frame).toThrow('no drawing');
    expect(ran).toEqual(['other']);
    beat.next(() => void ran.push('later'));
    for (let index = 0; index < 3; index++) frame();
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
    const { beat, frame, isAtRest } = screen();
    beat.next(() => undefined);
    frame();
    let ran = 0;
    beat.next(() => ran++);
    frame();
    expect([ran, isAtRest()]).toEqual([0, false]);
    frame();
    frame();
    expect([ran, isAtRest()]).toEqual([1, true]);
  });

  it('leaves what is asked for during a beat to the next one', () => {
    const { beat, frame } = screen();
    const ran: string[] = [];
    beat.next(() => beat.next(() => void ran.push('asked during a beat')));
    frame();
    frame();
    expect(ran).toEqual([]);
    frame();
    frame();
    expect(ran).toEqual(['asked during a beat']);
  });
});
