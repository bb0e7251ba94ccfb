import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { ERROR, OK, UNAVAILABLE } from '../../base/outcome';
import * as balancer from '../../patterns/load-balancer/engine';
import { fields as balancerFields, type LoadBalancerSettings } from '../../patterns/load-balancer/settings';
import * as ejection from '../../patterns/outlier-ejection/engine';
import {
  fields as ejectionFields,
  type OutlierEjectionSettings,
} from '../../patterns/outlier-ejection/settings';
import { FakeHost, NOTHING, leftovers } from '../fake-host.test-support';
import { makeStack, retryLayer, timeoutLayer, type MakeLayer } from '../stack.test-support';
import { BalancerGuard, BalancerLayer, type BalancerConfig } from './balancer-layer';
import { EjectionGuard, EjectionLayer } from './ejection-layer';

const COUNT = 3;

function balancerOf(
  settings: Partial<LoadBalancerSettings> = {},
  triesFurtherOut = false,
  eject: EjectionGuard | null = null,
): { guard: BalancerGuard; layer: MakeLayer } {
  const given = { ...defaultsOf(balancerFields), panicBelow: 0, ...settings };
  const config: BalancerConfig = {
    choice: balancer.configure(given, COUNT),
    weights: [1, 1, 1],
    ejection: () => eject,
  };
  const guard = new BalancerGuard(config, 0);
  return { guard, layer: (place) => new BalancerLayer(place, guard, config, given.hashBy, triesFurtherOut) };
}

function ejectionOf(settings: Partial<OutlierEjectionSettings>): EjectionGuard {
  const given = { ...defaultsOf(ejectionFields), maxEjectedShare: 1, ...settings };
  return new EjectionGuard(0, ejection.configure(given, COUNT), 0);
}

function hostWith(...layers: readonly MakeLayer[]): FakeHost {
  const host = new FakeHost(makeStack(...layers));
  host.instances = [0, 1, 2];
  return host;
}

/** Where the attempts go (turns begin at the third, by the draw of the fake host) that are out, in the order of sending. */
function places(host: FakeHost): number[] {
  return host.out.map((row) => host.instanceOf(row));
}

describe('a balancer', () => {
  it('sends calls round, and counts them until they have really ended', () => {
    const { guard, layer } = balancerOf();
    const host = hostWith(timeoutLayer(50), layer);
    for (let count = 0; count < 4; count++) host.call();
    expect(places(host)).toEqual([2, 0, 1, 2]);
    host.advanceTo(50);
    expect([...guard.state.inFlight]).toEqual([1, 1, 2]);
    while (host.out.length > 0) host.answer(OK);
    expect([...guard.state.inFlight]).toEqual([0, 0, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('answers for an empty house', () => {
    const host = hostWith(balancerOf().layer);
    host.instances = [];
    expect(host.call().outcome).toBe(UNAVAILABLE);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('hears of instances that come and go', () => {
    const host = hostWith(balancerOf().layer);
    host.call();
    host.instances = [1, 2];
    for (let count = 0; count < 3; count++) host.call();
    expect(places(host)).toEqual([2, 1, 2, 1]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('keeps what belongs together at one instance', () => {
    const host = hostWith(balancerOf({ algorithm: 'consistent-hash', hashBy: 'user' }).layer);
    for (const user of [7, 8, 7, 9, 7]) {
      host.subject = { key: user * 31, user };
      host.call();
    }
    const [first, , third, , fifth] = places(host);
    expect([third, fifth]).toEqual([first, first]);
    while (host.out.length > 0) host.answer(OK);
  });

  it('sends each further try to another instance, and begins anew when all were tried', () => {
    const always = balancerOf({ algorithm: 'first' }, true);
    const host = hostWith(retryLayer({ maxAttempts: 5, initialDelayMs: 0 }), always.layer);
    host.call();
    const went: number[] = [];
    while (host.out.length > 0) {
      went.push(...places(host));
      host.answer(ERROR);
      host.step();
    }
    expect(went).toEqual([0, 1, 2, 0, 0]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('keeps all tries at one instance when it stands outside of the retry', () => {
    const host = hostWith(balancerOf().layer, retryLayer({ maxAttempts: 3, initialDelayMs: 0 }));
    host.call();
    const went: number[] = [];
    while (host.out.length > 0) {
      went.push(...places(host));
      host.answer(ERROR);
      host.step();
    }
    expect(went).toEqual([2, 2, 2]);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('knows, while tries are still out, where they went', () => {
    const always = balancerOf({ algorithm: 'first' }, true);
    const host = hostWith(retryLayer({ maxAttempts: 4, initialDelayMs: 0 }), timeoutLayer(50), always.layer);
    host.call();
    // Each of the steps is a timeout, or the beginning of the next try.
    for (let step = 0; step < 7; step++) host.step();
    // The fourth finds all tried, and nobody waited for.
    expect(places(host)).toEqual([0, 1, 2, 0]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});

describe('a balancer with outlier ejection', () => {
  const twoFailures = { ejectOn: ['consecutive-failures'], consecutiveFailures: 2 } as const;

  it('keeps calls away from the instance that fails, and tells of it', () => {
    const guard = ejectionOf(twoFailures);
    const host = hostWith(
      balancerOf({}, false, guard).layer,
      (place) => new EjectionLayer(place, guard, null, true),
    );
    for (let count = 0; count < 6; count++) {
      host.call();
      host.answer(places(host)[0] === 1 ? ERROR : OK);
    }
    expect(host.ejections).toEqual([[1, true]]);
    for (let count = 0; count < 4; count++) host.call();
    expect(places(host)).toEqual([2, 0, 2, 0]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('calls it again when the time of the ejection is over', () => {
    const guard = ejectionOf({ ...twoFailures, intervalMs: 1000, baseEjectionMs: 5000 });
    const host = hostWith(
      balancerOf({}, false, guard).layer,
      (place) => new EjectionLayer(place, guard, null, true),
    );
    for (let count = 0; count < 6; count++) {
      host.call();
      host.answer(places(host)[0] === 1 ? ERROR : OK);
    }
    host.advanceTo(6000);
    guard.due(host);
    expect(host.ejections).toEqual([
      [1, true],
      [1, false],
    ]);
    for (let count = 0; count < 3; count++) host.call();
    expect(places(host).toSorted((one, other) => one - other)).toEqual([0, 1, 2]);
    while (host.out.length > 0) host.answer(OK);
  });

  it('is not moved by what began before the ejection', () => {
    const guard = ejectionOf(twoFailures);
    const host = hostWith(
      balancerOf({}, false, guard).layer,
      (place) => new EjectionLayer(place, guard, null, true),
    );
    for (let count = 0; count < 9; count++) host.call();
    // The third, the sixth and the ninth call went to the second instance.
    for (const index of [2, 4]) host.answer(ERROR, index);
    expect(host.ejections).toEqual([[1, true]]);
    host.answer(
      ERROR,
      host.out.findIndex((row) => host.instanceOf(row) === 1),
    );
    expect(guard.state.late + guard.state.whileEjected).toBe(1);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('blames whoever failed also from outside of the balancer, and nobody for a call that went nowhere', () => {
    const guard = ejectionOf(twoFailures);
    const host = hostWith(
      retryLayer({ maxAttempts: 2, initialDelayMs: 0 }),
      (place) => new EjectionLayer(place, guard, null, false),
      balancerOf({ algorithm: 'first' }, true, guard).layer,
    );
    for (let count = 0; count < 2; count++) {
      host.call();
      // The first try fails at the first instance, the second succeeds at the second.
      host.answer(ERROR);
      host.step();
      host.answer(OK);
    }
    expect(host.ejections).toEqual([[0, true]]);
    expect(guard.state.failures.reduce((sum, one) => sum + one, 0)).toBe(0);
    host.instances = [];
    const { failed } = guard.state;
    host.call();
    host.step();
    expect(guard.state.failed).toBe(failed);
    expect(leftovers(host)).toEqual(NOTHING);
  });

  it('takes turns by itself where no layer chooses', () => {
    const guard = ejectionOf(twoFailures);
    const own = balancerOf({}, false, guard);
    const host = hostWith((place) => {
      const frame = place.frame + EjectionLayer.FRAME_SIZE;
      return new EjectionLayer(
        place,
        guard,
        new BalancerLayer({ ...place, frame }, own.guard, own.guard.config, 'key', false),
        true,
      );
    });
    for (let count = 0; count < 3; count++) host.call();
    expect(places(host)).toEqual([2, 0, 1]);
    while (host.out.length > 0) host.answer(OK);
    expect(leftovers(host)).toEqual(NOTHING);
  });
});
