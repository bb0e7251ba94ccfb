import { describe, expect, it } from 'vitest';
import { ERROR, OK, TIMEOUT } from '../../base/outcome';
import { NS_PER_MS } from '../../base/time';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import { makeStack, retryLayer, timeoutLayer } from '../stack.test-support';

const DECORRELATED = { jitter: 'decorrelated', initialDelayMs: 100, maxDelayMs: 2000 } as const;

/** Fails the try that is out and lets the next one begin; returns how long that took, in milliseconds. */
function failAndWait(host: FakeHost): number {
  const before = host.now;
  host.answer(ERROR);
  host.step();
  return (host.now - before) / NS_PER_MS;
}

/** What comes of the draws of the fake host for the tries of a row, by the formula. */
function expectedWaits(row: number, count: number): number[] {
  let wait = 100 * NS_PER_MS;
  return Array.from({ length: count }, (_, index) => {
    const draw = ((row * 7 + (index + 1) * 13) % 16) / 16;
    wait = Math.min(2000 * NS_PER_MS, Math.round(100 * NS_PER_MS + draw * (3 * wait - 100 * NS_PER_MS)));
    return wait / NS_PER_MS;
  });
}

describe('decorrelated waits', () => {
  it('take a place in the frame that no other kind needs', () => {
    const sizeOf = (jitter: 'none' | 'full' | 'equal' | 'proportional' | 'decorrelated'): number =>
      makeStack(retryLayer({ jitter }))[0].frameSize;
    expect(sizeOf('decorrelated')).toBe(3);
    expect((['none', 'full', 'equal', 'proportional'] as const).map(sizeOf)).toEqual([2, 2, 2, 2]);
  });

  it('each grow from the one before, and with every call from the first', () => {
    const tries = retryLayer({ ...DECORRELATED, maxAttempts: 9 });
    const host = new FakeHost(makeStack(tries, timeoutLayer(50)));
    for (let round = 0; round < 3; round++) {
      const call = host.call();
      const waits = Array.from({ length: 8 }, () => failAndWait(host));
      expect(waits).toEqual(expectedWaits(call.row, 8));
      host.answer(OK);
      expect(call.outcome).toBe(OK);
    }
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('begin anew in each try of a retry further out', () => {
    const outer = retryLayer({ maxAttempts: 3, initialDelayMs: 0 });
    const host = new FakeHost(makeStack(outer, retryLayer({ ...DECORRELATED, maxAttempts: 5 })));
    const { row } = host.call();
    for (let round = 0; round < 3; round++) {
      const waits = Array.from({ length: 4 }, () => failAndWait(host));
      expect(waits).toEqual(expectedWaits(row, 4));
      host.answer(ERROR);
      host.step();
    }
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('grow on across tries that are still out', () => {
    const tries = retryLayer({ ...DECORRELATED, maxAttempts: 5 });
    const host = new FakeHost(makeStack(tries, timeoutLayer(50)));
    const { row } = host.call();
    const begins: number[] = [];
    for (let sends = 1; sends < 5; sends++) {
      host.step();
      const timedOut = host.now;
      host.step();
      begins.push((host.now - timedOut) / NS_PER_MS);
    }
    expect(begins).toEqual(expectedWaits(row, 4));
    while (host.out.length > 0) host.answer(OK);
    host.step();
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a thousand tries', () => {
  const tries = retryLayer({ maxAttempts: 1000, initialDelayMs: 0 });

  it('are made one after another in one row', () => {
    const host = new FakeHost(makeStack(tries));
    const call = host.call();
    while (call.outcome === undefined && host.sends <= 1000) {
      host.answer(ERROR);
      host.step();
    }
    expect([host.sends, host.opened, call.outcome]).toEqual([1000, 0, ERROR]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('are made while every one of them is still out', () => {
    const host = new FakeHost(makeStack(tries, timeoutLayer(5)));
    const call = host.call();
    while (call.outcome === undefined && host.sends <= 1000) host.step();
    expect([host.sends, host.out.length, call.outcome]).toEqual([1000, 1000, TIMEOUT]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('can be given up at the last but one, which runs in a row of its own', () => {
    const host = new FakeHost(makeStack(timeoutLayer(999 * 5 - 1), tries, timeoutLayer(5)));
    const call = host.call();
    while (call.outcome === undefined && host.sends <= 1000) host.step();
    expect([host.sends, host.out.length, call.outcome]).toEqual([999, 999, TIMEOUT]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
