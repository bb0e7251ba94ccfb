import { describe, expect, it } from 'vitest';
import { OK } from '../base/outcome';
import { msToNs, secondsToNs } from '../base/time';
import { total } from './conservation.test-support';
import { CLIENT } from './measure/layout';
import { constant, fault, hedge, node, single, system } from './small-model.test-support';
import { run } from './run';
import { start } from './observed.test-support';

describe('a hedge', () => {
  it('goes to another instance than the try that it is to hurry up, also where callers only take turns', () => {
    const { clients, edges } = single(50, node('server'), [
      hedge({ after: 'fixed', delayMs: 20, maxHedges: 1, budget: 'none' }),
    ]);
    const server = node('server', { instances: 2, latency: constant(5) });
    // One of the two does nothing at all: whoever meets it is answered by the hedge or never.
    const hung = fault('hung', 'server', 0, 60_000, { state: 'hung', share: 0.5 });
    const world = start(system({ clients, nodes: [server], edges, faults: [hung] }), 1);
    run(world, secondsToNs(10));
    run(world, world.now + msToNs(1));
    const asked = total(world, 'clients', 0, CLIENT.asked);
    expect(asked).toBeGreaterThan(400);
    expect(asked - total(world, 'clients', 0, CLIENT.outcome + OK)).toBeLessThan(5);
  });
});
