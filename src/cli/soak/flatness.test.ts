import { describe, expect, it } from 'vitest';
import { findings } from './flatness';
import type { Sample } from './sample';

const MB = 1024 * 1024;

/** Fifty minutes in which the stores with a limit grow, and what else is said. */
function samples(change: (minute: number) => Partial<Sample>): Sample[] {
  return Array.from({ length: 50 }, (_, minute) => {
    const [history, checkpoints, traces] = [minute * MB, Math.min(30, minute) * MB, minute * 0.2 * MB];
    const stores = { history, checkpoints, traces, logRows: minute * 1000 };
    const known = history + checkpoints + traces + stores.logRows * 56;
    const noise = (minute % 3) * 0.1 * MB;
    const base = { heap: 8 * MB + noise, arrayBuffers: known + MB, liveRows: 60 + (minute % 7) };
    return { minute, ...stores, ...base, rowsOfTables: 448, events: 0, cpuSeconds: 0, ...change(minute) };
  });
}

function broken(change: (minute: number) => Partial<Sample>): number[] {
  return findings(samples(change), 32 * MB).flatMap(({ holds }, index) => (holds ? [] : [index]));
}

describe('memory over a long run', () => {
  it('is flat when only stores that have a limit grow', () => {
    expect(broken(() => ({}))).toEqual([]);
  });

  it('is not when the heap grows beside them', () => {
    expect(broken((minute) => ({ heap: (8 + minute * 0.1) * MB }))).toEqual([0]);
  });

  it('is not when checkpoints pass their budget', () => {
    expect(broken((minute) => (minute === 40 ? { checkpoints: 33 * MB } : {}))).toEqual([1]);
  });

  it('is not when rows gather, or tables grow on and on', () => {
    expect(broken((minute) => ({ liveRows: 60 + minute * 5 }))).toEqual([2]);
    expect(broken((minute) => ({ rowsOfTables: 448 + minute * 16 }))).toEqual([3]);
  });
});
