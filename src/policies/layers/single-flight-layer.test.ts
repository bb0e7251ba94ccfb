import { explainGuard } from '../explanations';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import {
  BULKHEAD_FULL,
  CANCELLED,
  ERROR,
  FALLBACK,
  OK,
  SHORT_CIRCUITED,
  TIMEOUT,
  type Outcome,
} from '../../base/outcome';
import { nsToMs } from '../../base/time';
import * as cache from '../../patterns/cache/engine';
import { fields as cacheFields } from '../../patterns/cache/settings';
import * as singleFlight from '../../patterns/single-flight/engine';
import { fields, type SingleFlightSettings } from '../../patterns/single-flight/settings';
import { JOINED } from '../events';
import { FakeHost, NOTHING, leftovers, type Call } from '../fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
  type MakeLayer,
} from '../stack.test-support';
import { FLIGHT_FIGURE } from '../figures';
import { CacheGuard, CacheLayer } from './cache-layer';
import { SingleFlightGuard, SingleFlightLayer } from './single-flight-layer';

function flightOf(settings: Partial<SingleFlightSettings> = {}) {
  const configure = (changed: Partial<SingleFlightSettings>) =>
    singleFlight.configure({ ...defaultsOf(fields), ...settings, ...changed });
  const guard = new SingleFlightGuard(configure({}), 0);
  const layer: MakeLayer = (place) => new SingleFlightLayer(place, guard);
  return { guard, layer, configure };
}

function calls(host: FakeHost, count: number, key = 7): Call[] {
  return Array.from({ length: count }, () => {
    host.subject = { key, user: 0 };
    return host.call();
  });
}

function outcomesOf(all: readonly Call[]): (Outcome | undefined)[] {
  return all.map(({ outcome }) => outcome);
}

/** Lets those go on that were let in at this instant. */
function settle(host: FakeHost): void {
  host.advanceTo(nsToMs(host.now));
}

describe('a single flight', () => {
  it('lets one of the calls for a key through and hands its answer to the others', () => {
    const { guard, layer } = flightOf();
    const host = new FakeHost(makeStack(layer));
    const same = calls(host, 5);
    const [other] = calls(host, 1, 8);
    expect([host.sends, host.noted[JOINED], guard.state.waiting]).toEqual([2, 4, 4]);
    host.answer(OK);
    // Each of the others goes on by an event of its own.
    expect(outcomesOf(same)).toEqual([OK, undefined, undefined, undefined, undefined]);
    expect(host.armed).toBe(4);
    settle(host);
    expect([outcomesOf(same), other.outcome]).toEqual([[OK, OK, OK, OK, OK], undefined]);
    host.answer(OK);
    calls(host, 1);
    expect(host.sends).toBe(3);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('tells users apart where it is to, and lets pass what must not be shared', () => {
    const { layer } = flightOf({ perUser: true });
    const host = new FakeHost(makeStack(layer), makeStack(flightOf().layer));
    for (const user of [1, 2, 2]) {
      host.subject = { key: 7, user };
      host.call();
    }
    expect(host.sends).toBe(2);
    host.subject = { key: -1, user: 0 };
    for (const stack of [1, 1]) host.call(stack);
    expect(host.sends).toBe(4);
    while (host.out.length > 0) host.answer(OK);
    settle(host);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('hands on whatever the leader is answered with, or that and no failure', () => {
    for (const outcome of [OK, FALLBACK, ERROR, TIMEOUT]) {
      const host = new FakeHost(makeStack(flightOf().layer));
      const same = calls(host, 3);
      host.answer(outcome);
      settle(host);
      expect(outcomesOf(same)).toEqual([outcome, outcome, outcome]);
      expect([host.sends, leftovers(host)]).toEqual([1, NOTHING]);
    }
    const host = new FakeHost(makeStack(flightOf({ shareErrors: false }).layer));
    const same = calls(host, 4);
    for (const outcome of [ERROR, SHORT_CIRCUITED, FALLBACK]) {
      host.answer(outcome);
      settle(host);
    }
    expect(outcomesOf(same)).toEqual([ERROR, SHORT_CIRCUITED, FALLBACK, FALLBACK]);
    expect([host.sends, leftovers(host)]).toEqual([3, NOTHING]);
  });

  it('is of no use to a call that is rejected further in at once, and keeps nobody', () => {
    const guard = breakerGuard({ failureThreshold: 1 });
    const host = new FakeHost(makeStack(flightOf().layer, breakerLayer(guard)));
    calls(host, 1);
    host.answer(ERROR);
    expect(outcomesOf(calls(host, 2))).toEqual([SHORT_CIRCUITED, SHORT_CIRCUITED]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('lets the last waiters through when there is no place for more', () => {
    const { guard, layer } = flightOf({ maxWaiters: 1 });
    const host = new FakeHost(makeStack(layer));
    const same = calls(host, 3);
    expect(host.sends).toBe(2);
    // Who goes alone answers nobody else.
    host.answer(OK, 1);
    settle(host);
    expect([outcomesOf(same), guard.state.waiting]).toEqual([[undefined, undefined, OK], 1]);
    host.answer(OK);
    settle(host);
    expect([outcomesOf(same), leftovers(host)]).toEqual([[OK, OK, OK], NOTHING]);
  });
});

describe('who leaves a single flight', () => {
  it('a waiter whose time is over leaves at once', () => {
    const { guard, layer } = flightOf();
    const host = new FakeHost(makeStack(timeoutLayer(50), layer));
    calls(host, 1);
    host.advanceTo(20);
    const [late] = calls(host, 1);
    host.advanceTo(30);
    host.withdraw(calls(host, 1)[0]);
    expect([guard.state.waiting, guard.state.left]).toEqual([1, 1]);
    host.advanceTo(70);
    expect([late.outcome, guard.state.waiting, guard.state.left]).toEqual([TIMEOUT, 0, 2]);
    host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('a leader that was given up lands its flight with its late answer', () => {
    const { guard, layer } = flightOf();
    const host = new FakeHost(makeStack(timeoutLayer(50), layer));
    const [leader] = calls(host, 1);
    host.advanceTo(40);
    const [waiter] = calls(host, 1);
    host.advanceTo(60);
    expect([leader.outcome, guard.state.flying]).toEqual([TIMEOUT, 1]);
    host.answer(OK);
    settle(host);
    expect([waiter.outcome, host.sends, guard.state.flying]).toEqual([OK, 1, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('a leader whose work was cancelled hands the lead to the longest waiter', () => {
    const { guard, layer } = flightOf();
    const host = new FakeHost(makeStack(layer));
    const [leader, ...waiters] = calls(host, 3);
    host.withdraw(leader);
    host.answer(CANCELLED);
    expect(guard.state.tookOver).toBe(1);
    settle(host);
    expect([host.out, host.sends]).toEqual([[waiters[0].row], 2]);
    host.answer(OK);
    settle(host);
    expect([outcomesOf(waiters), leftovers(host)]).toEqual([[OK, OK], NOTHING]);
  });

  it('so does one that had not been sent yet', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 5 });
    const host = new FakeHost(makeStack(flightOf().layer, bulkheadLayer(slots)));
    calls(host, 1, 8);
    const [leader, ...waiters] = calls(host, 3);
    expect([slots.state.queued, host.sends]).toEqual([1, 1]);
    host.withdraw(leader);
    settle(host);
    expect([slots.state.queued, host.sends]).toEqual([1, 1]);
    host.answer(OK);
    settle(host);
    host.answer(OK);
    settle(host);
    expect([outcomesOf(waiters), host.sends, leftovers(host)]).toEqual([[OK, OK], 2, NOTHING]);
  });

  it('so does a waiter that has taken over and not gone on yet; one that was served hands nothing on', () => {
    const { guard, layer } = flightOf();
    const host = new FakeHost(makeStack(layer));
    const [leader, second, third, fourth] = calls(host, 4);
    host.withdraw(leader);
    host.answer(CANCELLED);
    host.withdraw(second);
    settle(host);
    expect([host.out, guard.state.tookOver]).toEqual([[third.row], 2]);
    host.answer(OK);
    host.withdraw(fourth);
    settle(host);
    expect([third.outcome, fourth.outcome, guard.state.flying]).toEqual([OK, undefined, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('a leader that hangs is not joined any more', () => {
    const host = new FakeHost(makeStack(timeoutLayer(1000), flightOf({ joinForMs: 100 }).layer));
    const [hung, waiter] = calls(host, 2);
    host.advanceTo(101);
    const next = calls(host, 2);
    expect(host.sends).toBe(2);
    host.answer(OK, 1);
    settle(host);
    // The newer answer serves those, too, that wait for the one that hangs.
    expect([hung.outcome, waiter.outcome, outcomesOf(next)]).toEqual([undefined, OK, [OK, OK]]);
    host.advanceTo(2000);
    host.answer(OK);
    expect([hung.outcome, leftovers(host)]).toEqual([TIMEOUT, NOTHING]);
  });
});

describe('a single flight and other layers', () => {
  it('a retry outside of it joins its own earlier try that is still out, and gets its late answer', () => {
    const host = new FakeHost(makeStack(retryLayer({ maxAttempts: 3 }), timeoutLayer(50), flightOf().layer));
    const [call] = calls(host, 1);
    host.advanceTo(70);
    expect([host.sends, host.retries]).toEqual([1, 1]);
    host.answer(OK);
    settle(host);
    expect([call.outcome, host.sends, leftovers(host)]).toEqual([OK, 1, NOTHING]);
  });

  it('a retry inside of it is the business of the leader alone', () => {
    const host = new FakeHost(makeStack(flightOf().layer, retryLayer({ maxAttempts: 2 })));
    const same = calls(host, 3);
    host.answer(ERROR);
    host.advanceTo(10);
    expect([host.sends, outcomesOf(same)]).toEqual([2, [undefined, undefined, undefined]]);
    host.answer(OK);
    settle(host);
    expect([outcomesOf(same), leftovers(host)]).toEqual([[OK, OK, OK], NOTHING]);
  });

  it('spares the slots of a bulkhead inside of it, and not those of one outside', () => {
    const [inside, outside] = [1, 3].map((maxConcurrent) => bulkheadGuard({ maxConcurrent }));
    const host = new FakeHost(makeStack(bulkheadLayer(outside), flightOf().layer, bulkheadLayer(inside)));
    const same = calls(host, 4);
    expect([inside.state.current, outside.state.current]).toEqual([1, 3]);
    host.answer(OK);
    settle(host);
    expect(outcomesOf(same)).toEqual([OK, OK, OK, BULKHEAD_FULL]);
    expect([inside.state.current, outside.state.current, leftovers(host)]).toEqual([0, 0, NOTHING]);
  });

  it('behind a cache: of a thousand calls after a flush one goes, and without it all do', () => {
    const sends = [true, false].map((guarded) => {
      const config = cache.configure(defaultsOf(cacheFields));
      const guard = new CacheGuard(config, 0);
      const layers: MakeLayer[] = [(place) => new CacheLayer(place, guard)];
      if (guarded) layers.push(flightOf().layer);
      const host = new FakeHost(makeStack(...layers));
      calls(host, 1);
      host.answer(OK);
      guard.configure({ ...config, flushes: 1 }, host.now);
      const stampede = calls(host, 1000);
      while (host.out.length > 0) host.answer(OK);
      settle(host);
      expect(new Set(outcomesOf(stampede))).toEqual(new Set([OK]));
      expect([outcomesOf(calls(host, 1)), leftovers(host)]).toEqual([[OK], NOTHING]);
      return host.sends - 1;
    });
    expect(sends).toEqual([1, 1000]);
  });

  it('serves a waiter of an older version, where the layer stands at another place', () => {
    const { layer } = flightOf();
    const host = new FakeHost(makeStack(timeoutLayer(1000), retryLayer(), layer), makeStack(layer));
    host.subject = { key: 7, user: 0 };
    const [older, newer] = [host.call(0), host.call(0)];
    const newest = host.call(1);
    host.answer(OK);
    settle(host);
    expect([outcomesOf([older, newer, newest]), leftovers(host)]).toEqual([[OK, OK, OK], NOTHING]);
  });
});

describe('the guard of a single flight', () => {
  it('lets those go alone for whom new settings have no place', () => {
    const { guard, layer, configure } = flightOf();
    const host = new FakeHost(makeStack(layer));
    const same = calls(host, 4);
    guard.configure(configure({ maxWaiters: 1 }), host);
    settle(host);
    expect([host.sends, guard.state.evicted, guard.state.waiting]).toEqual([3, 2, 1]);
    host.answer(ERROR);
    settle(host);
    expect(outcomesOf(same)).toEqual([ERROR, ERROR, undefined, undefined]);
    while (host.out.length > 0) host.answer(OK);
    expect([outcomesOf(same), leftovers(host)]).toEqual([[ERROR, ERROR, OK, OK], NOTHING]);
  });

  it('leaves nothing behind of one that is withdrawn before it went alone', () => {
    const { guard, layer, configure } = flightOf();
    const host = new FakeHost(makeStack(layer));
    const [, , third] = calls(host, 3);
    guard.configure(configure({ maxWaiters: 1 }), host);
    host.withdraw(third);
    settle(host);
    host.answer(OK);
    settle(host);
    expect([host.sends, guard.state.waiting, leftovers(host)]).toEqual([1, 0, NOTHING]);
  });

  it('tells its figures, and explains them', () => {
    const { guard, layer } = flightOf();
    const host = new FakeHost(makeStack(layer));
    calls(host, 3);
    const figures = new Float64Array(5);
    guard.figures(figures, 1);
    const told = Object.entries(FLIGHT_FIGURE).map(([name, place]) => [name, figures[1 + place]]);
    expect(Object.fromEntries(told)).toEqual({ flights: 1, waiting: 2, led: 1, joined: 2 });
    expect(explainGuard(guard, 0).sentence).toContain('1 key is under way, 2 calls wait.');
    host.answer(OK);
    settle(host);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
