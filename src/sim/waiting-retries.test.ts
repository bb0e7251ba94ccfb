import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { node, retry, silenced, single } from './small-model.test-support';
import { visitWaitingRetries, type WaitingRetry } from './waiting-retries';
import { World } from './world';

const WAIT_MS = 50;

/** Every call fails after 10 ms and waits for its next try, of which there are many. */
const failing = single(20, node('server', { errorRate: 1 }), [
  retry({ maxAttempts: 100, backoff: 'constant', initialDelayMs: WAIT_MS, jitter: 'none' }),
]);

function waitingIn(world: World): WaitingRetry[] {
  const found: WaitingRetry[] = [];
  expect(visitWaitingRetries(world, (waiting) => found.push(waiting))).toBe(found.length);
  return found;
}

describe('waiting retries', () => {
  it('are told with their moment and the number of the next try, each under a key of its own', () => {
    const world = new World(1);
    reconfigure(world, failing);
    const seen = new Map<number, WaitingRetry>();
    const wrong: WaitingRetry[] = [];
    let most = 0;
    for (let ms = 0; ms <= 20_000; ms += WAIT_MS / 2) {
      run(world, msToNs(ms));
      for (const waiting of waitingIn(world)) {
        const { key, due, attempt } = waiting;
        most = Math.max(most, attempt);
        const inTime = due > world.now && due <= world.now + msToNs(WAIT_MS);
        // Rows are used again and again, and yet no later wait has the key of an earlier one.
        const known = seen.get(key) ?? waiting;
        const isItself = known.due === due && known.attempt === attempt;
        if (!inTime || !isItself || !Number.isSafeInteger(key)) wrong.push(waiting);
        seen.set(key, waiting);
      }
    }
    expect(wrong).toEqual([]);
    expect(most).toBe(100);
    expect(seen.size).toBeGreaterThan(20_000);
  });

  it('are none when nothing fails any more', () => {
    const world = new World(1);
    reconfigure(world, failing);
    run(world, msToNs(1000));
    expect(waitingIn(world).length).toBeGreaterThan(0);
    reconfigure(world, silenced(failing));
    run(world, msToNs(20_000));
    expect(waitingIn(world)).toEqual([]);
  });
});
