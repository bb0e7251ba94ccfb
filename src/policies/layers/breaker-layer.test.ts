import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { OK, SHORT_CIRCUITED, TIMEOUT } from '../../base/outcome';
import { NEVER } from '../../base/time';
import { CLOSED, OPEN } from '../../patterns/circuit-breaker/catalogue';
import * as engine from '../../patterns/circuit-breaker/engine';
import { fields, type CircuitBreakerSettings } from '../../patterns/circuit-breaker/settings';
import { FakeHost, leftovers, NOTHING } from '../fake-host.test-support';
import { breakerGuard, makeStack, timeoutLayer } from '../stack.test-support';
import type { Layer } from '../layer';
import { BreakerLayer, type BreakerGuard } from './breaker-layer';

const SLOW = {
  tripOn: 'failure-rate-calls',
  windowCalls: 4,
  minimumCalls: 2,
  slowCallMs: 50,
  slowCallRate: 1,
} as const;

function configOf(settings: Partial<CircuitBreakerSettings>): engine.BreakerConfig {
  return engine.configure({ ...defaultsOf(fields), ...settings });
}

function stackOf(guard: BreakerGuard, config?: engine.BreakerConfig): readonly Layer[] {
  return makeStack((place) => new BreakerLayer(place, guard, config ?? guard.config));
}

/** A call that is answered so many milliseconds after it began. */
function callFor(host: FakeHost, ms: number, stack = 0): void {
  const since = host.now / 1e6;
  host.call(stack);
  host.advanceTo(since + ms);
  host.answer(OK);
}

describe('a breaker in a stack', () => {
  it('keeps one number for each call, and a second one only where slow calls count', () => {
    expect(stackOf(breakerGuard({}))[0].frameSize).toBe(1);
    expect(stackOf(breakerGuard({ slowCallMs: 50 }))[0].frameSize).toBe(1);
    expect(stackOf(breakerGuard(SLOW))[0].frameSize).toBe(2);
  });

  it('tells its engine how long a call took', () => {
    const guard = breakerGuard(SLOW);
    const host = new FakeHost(stackOf(guard));
    callFor(host, 49);
    callFor(host, 50);
    expect(guard.state).toMatchObject({ mode: CLOSED, slow: 1, windowSlow: 1 });
    callFor(host, 1);
    const other = breakerGuard(SLOW);
    const slow = new FakeHost(stackOf(other));
    callFor(slow, 80);
    callFor(slow, 80);
    expect(other.state).toMatchObject({ mode: OPEN, failed: 0, slow: 2 });
    expect([leftovers(host), leftovers(slow)]).toEqual([NOTHING, NOTHING]);
  });

  it('takes calls for quick that entered a version of the stack from before slow calls counted', () => {
    const before = configOf({ ...SLOW, slowCallMs: 0 });
    const after = configOf(SLOW);
    const guard = breakerGuard({ ...SLOW, slowCallMs: 0 });
    // The new version is made before the guard hears of its settings.
    const host = new FakeHost(stackOf(guard, before), stackOf(guard, after));
    host.call(0);
    host.advanceTo(200);
    guard.configure(after, host.now);
    host.answer(OK);
    expect(guard.state).toMatchObject({ succeeded: 1, slow: 0 });
    callFor(host, 50, 1);
    expect(guard.state).toMatchObject({ succeeded: 2, slow: 1 });
  });

  it('counts a time-out further in once, as one', () => {
    const guard = breakerGuard({});
    const host = new FakeHost(
      makeStack((place) => new BreakerLayer(place, guard, guard.config), timeoutLayer(100)),
    );
    const call = host.call();
    host.advanceTo(100);
    host.answer(OK);
    expect(call.outcome).toBe(TIMEOUT);
    expect(guard.state).toMatchObject({ total: 1, failed: 1, timedOut: 1, late: 0 });
  });

  it('says from when on it may let a call through that it rejects', () => {
    const guard = breakerGuard({ failureThreshold: 1, openForMs: 300 });
    const stack = stackOf(guard);
    const host = new FakeHost(stack);
    const from = () => stack[0].notBefore(host, 0);
    expect(from()).toBe(0);
    const call = host.call();
    host.answer(TIMEOUT);
    expect([call.outcome, from()]).toEqual([TIMEOUT, 300e6]);
    expect(host.call().outcome).toBe(SHORT_CIRCUITED);
    guard.configure(configOf({ control: 'forced-open' }), host.now);
    expect(from()).toBe(NEVER);
    guard.configure(configOf({ control: 'disabled' }), host.now);
    expect(from()).toBe(0);
  });

  it('lets calls end that began while it was disabled, after that as well', () => {
    const guard = breakerGuard({ control: 'disabled' });
    const host = new FakeHost(stackOf(guard));
    const call = host.call();
    guard.configure(configOf({}), host.now);
    host.answer(OK);
    expect(call.outcome).toBe(OK);
    expect(guard.state).toMatchObject({ total: 0, late: 0, succeeded: 0 });
  });
});
