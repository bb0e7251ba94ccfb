import { describe, expect, it } from 'vitest';
import { problemsOf, smallFile, withPart } from './small-scenario.test-support';

/** The fault of the small file lasts from 3 s to 6 s. */
const fault = (changes: object) => problemsOf(withPart('faults', 'down', { ...changes }));
const shape = (given: object) => problemsOf(withPart('nodes', 'web', { shape: given }));
const points = (...moments: readonly number[]) =>
  shape({ kind: 'list', between: 'steps', points: moments.map((atMs) => ({ atMs, ratePerSecond: 1 })) });

describe('the times of a fault', () => {
  it('may be filled by its ramps, which may overlap', () => {
    expect(fault({ rampInMs: 3000, rampOutMs: 3000 })).toEqual([]);
  });

  it('hold its ramps', () => {
    expect(fault({ rampInMs: 3001, rampOutMs: 4000 })).toEqual([
      'faults.down.rampInMs: at most as long as the fault (3000 ms) / 3001 ms',
      'faults.down.rampOutMs: at most as long as the fault (3000 ms) / 4000 ms',
    ]);
  });

  it('may follow one another without a gap, and without end', () => {
    expect(fault({ times: 10_000, everyMs: 3000 })).toEqual([]);
  });

  it('are over before it comes again', () => {
    const line = 'faults.down.everyMs: at least as long as the fault (3000 ms), which comes 2 times';
    expect(fault({ times: 2, everyMs: 2999 })).toEqual([`${line} / 2999 ms`]);
    expect(fault({ times: 2 })).toEqual([`${line} / 0 ms`]);
  });

  it('need not say how often it comes when it comes once', () => {
    expect(fault({ times: 1, everyMs: 5 })).toEqual([]);
  });

  it('run forward, which is all that is said of one that does not', () => {
    expect(fault({ toMs: 3000, rampInMs: 9000, times: 4 })).toEqual([
      'faults.down.toMs: later than its start (3000 ms) / 3000 ms',
    ]);
  });
});

describe('the times of a load', () => {
  it.each(['ramp', 'spike'])('run forward in a %s', (kind) => {
    const given = { kind, fromMs: 5000, toMs: 6000, ratePerSecond: 1 };
    expect(shape(given)).toEqual([]);
    for (const toMs of [5000, 4000]) {
      expect(shape({ ...given, toMs })).toEqual([
        `nodes.web.shape.toMs: later than its start (5000 ms) / ${toMs} ms`,
      ]);
    }
  });

  it('go from point to point', () => {
    expect(points(0, 10, 20)).toEqual([]);
    expect(points(0, 20, 20, 10)).toEqual([
      'nodes.web.shape.points[2].atMs: later than the point before (20 ms) / 20 ms',
      'nodes.web.shape.points[3].atMs: later than the point before (20 ms) / 10 ms',
    ]);
  });

  it('need a point', () => {
    expect(points()).toEqual(['nodes.web.shape.points: a list of 1 to 1000 items / an empty list']);
  });
});

describe('the range that is measured', () => {
  it('is not blamed for a duration that could not be read', () => {
    expect(problemsOf({ ...smallFile, durationMs: 'long' })).toEqual([
      'durationMs: a number from 1000 to 14400000 ms / "long"',
    ]);
  });
});
