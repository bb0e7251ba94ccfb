import { BulkheadGuard } from '../policies/layers/bulkhead-layer';
import { describe, expect, it } from 'vitest';
import { msToNs } from '../base/time';
import type { EdgeModel, LayerModel, Model } from './model';
import { asks, drained, ofEdge, ofNode, start, story } from './observed.test-support';
import type { NodeParts } from './plain-parts';
import { run } from './run';
import { bulkhead, constant, edge, networkFault, node, system, timeout } from './small-model.test-support';

/** Asked at these moments; each hop takes 1 ms. */
function asked(moments: readonly number[], way: Partial<EdgeModel>, server: NodeParts = {}): Model {
  return system({
    clients: [asks('users', moments)],
    nodes: [node('server', server)],
    edges: [edge('in', 'users', 'server', { latency: constant(1), ...way })],
  });
}

describe('giving up', () => {
  const kinds = ['abandon', 'cancel', 'cancel-waiting'] as const;
  /** One worker, 100 ms of work: of two requests the second waits; both are given up after 30 ms. */
  const model = (giveUp: EdgeModel['giveUp'], outer: LayerModel[] = [], inner: LayerModel[] = []): Model =>
    asked(
      [10, 11],
      { giveUp, stack: [...outer, timeout(30), ...inner] },
      { concurrency: 1, latency: constant(100) },
    );

  it.each([
    ['abandon', 2, 0, 200],
    ['cancel', 0, 2, 31],
    ['cancel-waiting', 1, 1, 100],
  ] as const)('by way of "%s" lets %d go on and stops %d', (giveUp, served, withdrawn, workMs) => {
    const world = start(model(giveUp));
    expect(story(world, 500)).toEqual(['40 users timeout', '41 users timeout']);
    const counts = [ofNode(world, 'server', 'served'), ofNode(world, 'server', 'withdrawn')];
    expect(counts).toEqual([served, withdrawn]);
    expect([ofEdge(world, 'in', 'late'), ofEdge(world, 'in', 'cancelled')]).toEqual([served, withdrawn]);
    // The word to stop the first frees the worker at 41 ms for the second, which is stopped one later.
    expect(ofNode(world, 'server', 'serviceNs')).toBe(msToNs(workMs));
    expect(drained(world, model(giveUp))).toEqual([]);
  });

  it.each(kinds)(
    'gives back what layers outside hold at once, and inside when the work has ended (%s)',
    (giveUp) => {
      const slots = (place: 'outer' | 'inner'): LayerModel[] => [
        bulkhead({ maxConcurrent: 2, queueLimit: 0 }, place),
      ];
      const world = start(model(giveUp, slots('outer'), slots('inner')));
      const held = (): number[] =>
        world.configuration.guards.flatMap(({ guard }) =>
          guard instanceof BulkheadGuard ? [guard.state.current] : [],
        );
      run(world, msToNs(39));
      expect(held()).toEqual([2, 2]);
      run(world, msToNs(41));
      // At 41 ms the word to stop has reached the first, and the second is given up.
      const inner = giveUp === 'cancel' ? 1 : 2;
      expect(held()).toEqual([0, inner]);
      run(world, msToNs(43));
      expect(held()).toEqual([0, giveUp === 'cancel' ? 0 : giveUp === 'cancel-waiting' ? 1 : 2]);
      run(world, msToNs(113));
      expect(held()).toEqual([0, giveUp === 'abandon' ? 1 : 0]);
      run(world, msToNs(213));
      expect(held()).toEqual([0, 0]);
    },
  );

  it.each(['cancel', 'cancel-waiting'] as const)(
    'overtakes a request that is still on its way (%s)',
    (giveUp) => {
      const faults = [networkFault('slow', ['in'], 0, 20, { addedNs: msToNs(50) })];
      const world = start({ ...asked([10], { giveUp, stack: [timeout(30)] }), faults });
      expect(story(world, 200)).toEqual(['40 users timeout']);
      expect([ofNode(world, 'server', 'arrived'), ofEdge(world, 'in', 'cancelled')]).toEqual([0, 1]);
    },
  );
});
