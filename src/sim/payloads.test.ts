import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND } from '../base/time';
import { restoreCheckpoint, takeCheckpoint } from './checkpoint';
import { reconfigure } from './reconfigure';
import { run } from './run';
import { node, single } from './small-model.test-support';
import { World } from './world';

function world(payloadLimit?: number): World {
  const made = new World(1, payloadLimit);
  reconfigure(made, single(10, node('server')));
  return made;
}

describe('payloads of a run', () => {
  it('are part of the trace hash, whatever the order of their keys', () => {
    const [one, same, other] = [world(), world(), world()];
    one.appendPayload({ order: 1, total: 2 });
    same.appendPayload({ total: 2, order: 1 });
    other.appendPayload({ order: 1, total: 3 });
    expect(same.hash.hex()).toBe(one.hash.hex());
    expect(other.hash.hex()).not.toBe(one.hash.hex());
  });

  it('are taken back with the moment that a checkpoint restores', () => {
    const one = world();
    one.appendPayload('kept');
    const checkpoint = takeCheckpoint(one);
    const before = one.hash.hex();
    one.appendPayload('gone');
    restoreCheckpoint(one, checkpoint);
    expect([one.payloads.length, one.payloads.get(0), one.hash.hex()]).toEqual([1, 'kept', before]);
  });

  it('stop the run at their limit, and the run goes on from before it', () => {
    const one = world(1000);
    const checkpoint = takeCheckpoint(one);
    one.appendPayload('x'.repeat(1000));
    expect(run(one, NS_PER_SECOND)).toBe('payloads-full');
    restoreCheckpoint(one, checkpoint);
    expect(run(one, NS_PER_SECOND)).toBe('time');
  });
});
