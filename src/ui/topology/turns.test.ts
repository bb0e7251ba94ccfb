import { describe, expect, it } from 'vitest';
import { Turns } from './turns';

function stage(spacing: number) {
  const listeners = new Set<() => void>();
  const queue: (() => void)[] = [];
  let now = 0;
  const source = {
    version: 0,
    beat: { next: (run: () => void) => void queue.push(run) },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const turns = new Turns(source, spacing, () => now);
  return {
    turns,
    listeners,
    /** One beat, with a new frame of the run or without. */
    tick: (withFrame: boolean): void => {
      now += 50;
      if (withFrame) {
        source.version++;
        listeners.forEach((tell) => tell());
      }
      queue.splice(0).forEach((run) => run());
    },
    pending: () => queue.length,
  };
}

describe('turns', () => {
  it('spreads members over beats and gives each at most one turn per spacing', () => {
    const { turns, tick } = stage(240);
    const counts = new Array<number>(50).fill(0);
    const perTick: number[] = [];
    let inTick = 0;
    counts.forEach((_, index) =>
      turns.join(() => {
        counts[index]++;
        inTick++;
      }),
    );
    for (let step = 0; step < 40; step++) {
      inTick = 0;
      tick(true);
      perTick.push(inTick);
    }
    // 40 beats of 50 ms are 2 s: eight spacings at most, and the first must pass before the first turn.
    expect(Math.max(...perTick)).toBeLessThanOrEqual(10);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(6);
  });

  it('shows the last frame to everybody after frames stop coming, and then rests', () => {
    const { turns, tick, pending } = stage(240);
    const seen = [0, 0, 0];
    seen.forEach((_, index) => turns.join(() => void seen[index]++));
    tick(true);
    for (let frame = 0; frame < 40; frame++) tick(false);
    expect(seen).toEqual([1, 1, 1]);
    expect(pending()).toBe(0);
  });

  it('does so soon, whoever had a turn a moment ago', () => {
    const { turns, tick } = stage(1000);
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
    const { turns, listeners } = stage(10);
    const leave = [turns.join(() => {}), turns.join(() => {})];
    expect(listeners.size).toBe(1);
    leave.forEach((go) => go());
    expect(listeners.size).toBe(0);
    turns.join(() => {});
    expect(listeners.size).toBe(1);
  });
});
