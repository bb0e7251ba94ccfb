import { describe, expect, it } from 'vitest';
import { Turns } from './turns';

function stage(beatsPerRound: number) {
  const listeners = new Set<() => void>();
  const queue: (() => void)[] = [];
  const source = {
    version: 0,
    beat: { next: (run: () => void) => void queue.push(run) },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const turns = new Turns(source, beatsPerRound);
  return {
    turns,
    listeners,
    /** One beat, with a new frame of the run or without. */
    tick: (withFrame: boolean): void => {
      if (withFrame) source.version++;
      const due = queue.splice(0);
      due.forEach((run) => run());
      // As the feed does, which asks for its beat after whoever asked at the last one.
      if (withFrame) listeners.forEach((tell) => tell());
    },
    pending: () => queue.length,
  };
}

describe('turns', () => {
  it('spreads members evenly over the beats of a round', () => {
    const { turns, tick } = stage(5);
    const counts = new Array<number>(50).fill(0);
    const perTick: number[] = [];
    let inTick = 0;
    counts.forEach((_, index) =>
      turns.join(() => {
        counts[index]++;
        inTick++;
      }),
    );
    tick(true);
    for (let step = 0; step < 40; step++) {
      inTick = 0;
      tick(true);
      perTick.push(inTick);
    }
    expect(new Set(perTick)).toEqual(new Set([10]));
    expect(new Set(counts)).toEqual(new Set([8]));
  });

  it('does not leave members that joined one after the other to the same beats: they are often alike', () => {
    const { turns, tick } = stage(5);
    let cards = 0;
    for (let card = 0; card < 50; card++) turns.join(() => void cards++);
    for (let strip = 0; strip < 50; strip++) turns.join(() => undefined);
    tick(true);
    for (let step = 0; step < 20; step++) {
      cards = 0;
      tick(true);
      expect(cards).toBeGreaterThanOrEqual(7);
      expect(cards).toBeLessThanOrEqual(13);
    }
  });

  it('shows the last frame to everybody after frames stop coming, and then rests', () => {
    const { turns, tick, pending } = stage(5);
    const seen = [0, 0, 0];
    seen.forEach((_, index) => turns.join(() => void seen[index]++));
    tick(true);
    for (let frame = 0; frame < 40; frame++) tick(false);
    expect(seen).toEqual([1, 1, 1]);
    expect(pending()).toBe(0);
  });

  it('does so soon, whoever had a turn a moment ago', () => {
    const { turns, tick } = stage(12);
    const seen = new Array<number>(50).fill(0);
    let version = 0;
    seen.forEach((_, index) => turns.join(() => void (seen[index] = version)));
    for (let frame = 0; frame < 70; frame++) {
      version++;
      tick(true);
    }
    for (let frame = 0; frame < 9; frame++) tick(false);
    expect(new Set(seen)).toEqual(new Set([version]));
  });

  it('hears the feed only while it has members', () => {
    const { turns, listeners } = stage(2);
    const leave = [turns.join(() => {}), turns.join(() => {})];
    expect(listeners.size).toBe(1);
    leave.forEach((go) => go());
    expect(listeners.size).toBe(0);
    turns.join(() => {});
    expect(listeners.size).toBe(1);
  });
});
