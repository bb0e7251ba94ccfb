import CircuitBreaker from 'opossum';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callPeer, pass, type PeerCall } from '../patterns/circuit-breaker/peers.test-support';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';
import { settle } from './manual-clock.test-support';
import { Work, watched } from './work.test-support';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Action = () => Promise<number>;
type Calls = (action: Action) => Promise<unknown>;
type PeerOptions = CircuitBreaker.Options<[Action]>;

const made: CircuitBreaker<[Action], number>[] = [];

function peerWith(options: PeerOptions): CircuitBreaker<[Action], number> {
  const peer = new CircuitBreaker<[Action], number>((action) => action(), {
    timeout: false,
    resetTimeout: 1000,
    errorThresholdPercentage: 50,
    ...options,
  });
  made.push(peer);
  return peer;
}

afterEach(() => {
  for (const peer of made.splice(0)) peer.shutdown();
});

const callsOf =
  (peer: CircuitBreaker<[Action], number>): Calls =>
  (action) =>
    peer.fire(action);

type BreakerSettings = Extract<LayerSpec, { kind: 'circuit-breaker' }>['settings'];

/** What opossum does by default, as a layer. */
const breaker = (settings: BreakerSettings): LayerSpec => ({
  kind: 'circuit-breaker',
  settings: {
    tripOn: 'failure-rate-time',
    failureRate: 0.5,
    comparison: 'above',
    windowMs: 10_000,
    minimumCalls: 1,
    openForMs: 1000,
    trialsPermitted: 1,
    trialsRequired: 1,
    ...settings,
  },
});

function oursOf(...stack: readonly LayerSpec[]): Calls {
  const guarded = guard(stack);
  return (action) => guarded.call(action);
}

const start = (calls: Calls): PeerCall => callPeer((action) => calls(action));

async function end(calls: Calls, ends: string): Promise<void> {
  for (const letter of ends) {
    const call = start(calls);
    if (letter === 's') call.succeed();
    else call.fail(new Error('down'));
    await pass();
  }
}

async function letsThrough(calls: Calls): Promise<boolean> {
  const call = start(calls);
  await pass();
  return call.started;
}

/** The same scripts of calls for opossum 10.0.0 and for a guard; see the comparison with cockatiel. */
describe('side by side with opossum', () => {
  it('defect 7: a call from before it opened that succeeds during half-open does not stand for a trial', async () => {
    const script = async (calls: Calls): Promise<readonly boolean[]> => {
      const early = start(calls);
      await end(calls, 'ff');
      await pass(1000);
      early.succeed();
      await pass();
      // Half-open lets one call through, closed lets through all.
      return [await letsThrough(calls), await letsThrough(calls)];
    };
    expect(await script(callsOf(peerWith({})))).toEqual([true, true]);
    expect(await script(oursOf(breaker({})))).toEqual([true, false]);
  });

  it('defect 8: closed again, it does not open on failures from before', async () => {
    const script = async (calls: Calls): Promise<boolean> => {
      await end(calls, 'fffff');
      await pass(1000);
      await end(calls, 'sf');
      return letsThrough(calls);
    };
    expect(await script(callsOf(peerWith({ volumeThreshold: 5 })))).toBe(false);
    expect(await script(oursOf(breaker({ minimumCalls: 5 })))).toBe(true);
  });

  it('defect 9: calls that a full bulkhead turns away are no failures of the callee', async () => {
    const script = async (calls: Calls): Promise<boolean> => {
      const holder = start(calls);
      const turnedAway = [start(calls), start(calls), start(calls)];
      await pass();
      expect(turnedAway.map(({ started }) => started)).toEqual([false, false, false]);
      holder.succeed();
      await pass();
      return letsThrough(calls);
    };
    expect(await script(callsOf(peerWith({ capacity: 1 })))).toBe(false);
    const slot: LayerSpec = { kind: 'bulkhead', settings: { maxConcurrent: 1 } };
    expect(await script(oursOf(breaker({}), slot))).toBe(true);
  });

  it('defect 10: a trial that hangs does not keep others out for ever', async () => {
    const script = async (calls: Calls): Promise<boolean> => {
      await end(calls, 'f');
      await pass(1000);
      expect(await letsThrough(calls)).toBe(true);
      await pass(600_000);
      return letsThrough(calls);
    };
    expect(await script(callsOf(peerWith({})))).toBe(false);
    expect(await script(oursOf(breaker({ trialsMaxDurationMs: 10_000 })))).toBe(true);
  });

  it('defect 11: one timeout is counted once', async () => {
    const peer = peerWith({ timeout: 10, rollingPercentilesEnabled: true });
    start(callsOf(peer));
    await pass(10);
    expect(peer.stats).toMatchObject({ fires: 1, failures: 1, timeouts: 1 });
    expect(peer.stats.latencyTimes).toHaveLength(2);

    const guarded = guard([breaker({}), { kind: 'timeout', settings: { afterMs: 10 } }]);
    start((action) => guarded.call(action));
    await pass(10);
    expect(guarded.stats()).toMatchObject({ calls: 1, outcomes: { timeout: 1 } });
    expect(guarded.stats().layers[0].figures).toMatchObject({ total: 1, failed: 1, timedOut: 1 });
  });

  it('defect 12: what timed out keeps its slot until it has really ended', async () => {
    const script = async (calls: Calls): Promise<number> => {
      let atWork = 0;
      let most = 0;
      const slow = async (): Promise<number> => {
        most = Math.max(most, ++atWork);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return --atWork;
      };
      for (let call = 0; call < 4; call++) {
        const seen = watched(calls(slow));
        await pass(10);
        expect(seen.error).toBeInstanceOf(Error);
      }
      return most;
    };
    expect(await script(callsOf(peerWith({ timeout: 10, capacity: 1, volumeThreshold: 100 })))).toBe(4);
    const slot: LayerSpec = { kind: 'bulkhead', settings: { maxConcurrent: 1 } };
    expect(await script(oursOf({ kind: 'timeout', settings: { afterMs: 10 } }, slot))).toBe(1);
  });

  it('defect 13: restored, it stays open for the rest of its time', async () => {
    const peer = peerWith({});
    const guarded = guard([breaker({})]);
    const ours: Calls = (action) => guarded.call(action);
    await pass(60_000);
    await end(callsOf(peer), 'f');
    await end(ours, 'f');
    await pass(100);
    // It was open for 100 ms of 1000.
    const saved = { state: peer.toJSON().state };
    const restoredPeer = peerWith({ resetTimeout: 1000, ...saved });
    const restored = guard([breaker({})]);
    expect(restored.restore(guarded.snapshot())).toMatchObject({ ok: true });
    await pass();
    expect(await letsThrough(callsOf(restoredPeer))).toBe(true);
    expect(await letsThrough((action) => restored.call(action))).toBe(false);
    await pass(900);
    expect(await letsThrough((action) => restored.call(action))).toBe(true);
  });

  it('defect 14: answers from a cache do not hide that the callee fails', async () => {
    /** How many of fifty calls that all fail reach the callee. */
    const script = async (fire: (key: string) => Promise<unknown>, callee: Callee): Promise<number> => {
      for (let call = 0; call < 102; call++) await fire('known');
      callee.isDown = true;
      callee.reached = 0;
      for (let call = 0; call < 50; call++) {
        fire(`new ${call}`).catch(() => {});
        await pass();
      }
      return callee.reached;
    };
    const theirs = new Callee();
    const cached = new CircuitBreaker((key: string) => theirs.answer(key), {
      timeout: false,
      cache: true,
      volumeThreshold: 5,
    });
    expect(await script((key) => cached.fire(key), theirs)).toBe(50);
    cached.shutdown();

    const ours = new Callee();
    const guarded = guard([{ kind: 'cache' }, breaker({ minimumCalls: 5 })]);
    expect(await script((key) => guarded.call(() => ours.answer(key), { key }), ours)).toBe(4);
  });

  it('defect 15: what was taken out of service stays out, whatever fails late', async () => {
    const peer = peerWith({ volumeThreshold: 3 });
    await end(callsOf(peer), 'ff');
    const theirs = start(callsOf(peer));
    peer.shutdown();
    theirs.fail(new Error('late'));
    await pass();
    expect([peer.isShutdown, peer.opened]).toEqual([false, true]);

    const guarded = guard([breaker({ minimumCalls: 3 })]);
    await end((action) => guarded.call(action), 'ff');
    const ours = start((action) => guarded.call(action));
    guarded.close();
    ours.fail(new Error('late'));
    await pass();
    expect(await guarded.attempt(() => 1)).toMatchObject({ kind: 'closed' });
  });

  it('DR-16: a hundred at rest need no timer', async () => {
    const works = Array.from({ length: 100 }, () => new Work());
    const before = vi.getTimerCount();
    const guards = works.map(() => guard([breaker({}), { kind: 'timeout' }]));
    const calls = works.map((work, place) => guards[place].attempt(work.fn));
    expect(vi.getTimerCount()).toBe(before + 1);
    works.forEach((work) => work.succeed());
    await Promise.all(calls);
    await settle();
    await pass();
    expect(vi.getTimerCount()).toBe(before);
    for (let breakers = 0; breakers < 100; breakers++) peerWith({});
    expect(vi.getTimerCount()).toBeGreaterThanOrEqual(before + 100);
  });
});

class Callee {
  isDown = false;
  reached = 0;

  answer(key: string): Promise<string> {
    this.reached++;
    return this.isDown ? Promise.reject(new Error('down')) : Promise.resolve(key);
  }
}
