import { describe, expect, it } from 'vitest';
import { FrameFeed } from '../../../state/feed';
import {
  BREAKER_FIELD,
  EDGE_WIDTH,
  FrameView,
  HEAD_WIDTH,
  HEALTH,
  LAYER_WIDTH,
  NODE_FIELD,
  NODE_WIDTH,
  type FrameLayout,
} from '../../../worker/frame';
import { shopScenario } from '../../inspector/scenario.test-support';
import { partGroups, samePart } from './part-rows';
import { breakerOf, figuresOf, healthOf } from './part-state';

const scenario = shopScenario();
const layout: FrameLayout = {
  topologyVersion: 1,
  durationNs: 90e9,
  nodes: scenario.nodes.map(({ id }) => id),
  edges: scenario.edges.map(({ id }) => id),
  layers: scenario.edges.flatMap((edge) =>
    edge.stack.map(({ id, kind }) => ({ edge: edge.id, layer: id, kind })),
  ),
};
const groups = partGroups(scenario, layout);
const row = (id: string) => {
  const found = groups.flatMap(({ rows }) => rows).find(({ part }) => part.id === id);
  if (found === undefined) throw new Error(`${id} is missing`);
  return found;
};

function feedWith(write: (data: Float64Array) => void): FrameFeed {
  const { nodes, edges, layers } = layout;
  const data = new Float64Array(
    HEAD_WIDTH + nodes.length * NODE_WIDTH + edges.length * EDGE_WIDTH + layers.length * LAYER_WIDTH,
  );
  write(data);
  const feed = new FrameFeed(() => {});
  feed.take(new FrameView(layout, data));
  return feed;
}

describe('partGroups', () => {
  it('lists every node and call once, callers first and calls last', () => {
    expect(groups.map(({ title }) => title)).toEqual(['Callers', 'Services', 'Calls']);
    const ids = groups.flatMap(({ rows }) => rows.map(({ part }) => `${part.kind} ${part.id}`));
    expect(new Set(ids).size).toBe(scenario.nodes.length + scenario.edges.length);
  });

  it('names calls by both ends and knows their breakers', () => {
    expect(row('orders-payments')).toMatchObject({ name: 'orders → payments', kind: 'call' });
    expect(row('orders-payments').breakers).toHaveLength(1);
    expect(row('web-orders').breakers).toEqual([]);
  });

  it('leaves groups out that hold nothing, and rows unknown before the first frame', () => {
    const small = partGroups({ ...scenario, edges: [] }, null);
    expect(small.map(({ title }) => title)).not.toContain('Calls');
    expect(small.flatMap(({ rows }) => rows.map((one) => one.row))).toEqual(scenario.nodes.map(() => -1));
  });
});

describe('state of a part', () => {
  const payments = row('payments');
  const call = row('orders-payments');

  it('is unknown before the first frame', () => {
    const feed = new FrameFeed(() => {});
    expect(healthOf(feed, payments)).toBeNull();
    expect(breakerOf(feed, call)).toBeNull();
    expect(figuresOf(feed, payments)).toBe('');
  });

  it('gives the health of a node and the mode of a breaker', () => {
    const layerAt = HEAD_WIDTH + layout.nodes.length * NODE_WIDTH + layout.edges.length * EDGE_WIDTH;
    const feed = feedWith((data) => {
      data[HEAD_WIDTH + payments.row * NODE_WIDTH + NODE_FIELD.health] = HEALTH.failing;
      data[layerAt + call.breakers[0] * LAYER_WIDTH + BREAKER_FIELD.mode] = 1;
    });
    expect(healthOf(feed, payments)).toBe('failing');
    expect(healthOf(feed, call)).toBeNull();
    expect(breakerOf(feed, call)).toBe('open');
    expect(breakerOf(feed, row('web-orders'))).toBeNull();
    expect(
      breakerOf(
        feedWith(() => undefined),
        call,
      ),
    ).toBe('closed');
  });

  it('says the figures in words', () => {
    const feed = feedWith((data) => {
      data[HEAD_WIDTH + payments.row * NODE_WIDTH + NODE_FIELD.rate] = 81;
      data[HEAD_WIDTH + payments.row * NODE_WIDTH + NODE_FIELD.failedShare] = 0.9;
    });
    expect(figuresOf(feed, payments)).toBe('81/s, 90% failed, 0% rejected, p95 0 ms');
    expect(figuresOf(feed, call)).toBe('0/s called, 0/s failed, 0/s rejected, p95 0 ms');
  });
});

describe('samePart', () => {
  it('compares kind and id', () => {
    expect(samePart({ kind: 'node', id: 'a' }, { kind: 'node', id: 'a' })).toBe(true);
    expect(samePart({ kind: 'node', id: 'a' }, { kind: 'edge', id: 'a' })).toBe(false);
    expect(samePart(null, { kind: 'node', id: 'a' })).toBe(false);
    expect(samePart(null, null)).toBe(true);
  });
});
