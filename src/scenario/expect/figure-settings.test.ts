import { describe, expect, it } from 'vitest';
import { FIGURES } from './figure-settings';
import { lineFile, line } from './line.test-support';
import { placeOf, readerOf } from './reading';
import { ScenarioRun } from '../run-scenario';
import { toModel } from '../to-model';
import type { FigureId } from './figure-word-settings';
import type { MeasuredPart } from './format';

const [web, shop] = lineFile.nodes;
const client = { client: 'web' };
const edge = { edge: 'web-shop' };
const node = { node: 'shop' };
const second = { node: 'shop', instance: 2 };

/** A run of the line up to 9 s, changed. */
function reader(changes: object = {}) {
  const run = new ScenarioRun(line(changes), { untilMs: 9000 });
  while (run.step());
  const { world } = run.timeline;
  return (figure: FigureId, of: MeasuredPart | undefined, from: number, to: number, percentile?: number) =>
    readerOf(world.meter.history, placeOf(world, of), { from, to }).read(figure, percentile).value;
}

describe('figures', () => {
  it('of a client are shares and rates of what it asked', () => {
    const read = reader();
    // In the second from 7 s on 5 requests are turned away before the trial at 7.06 s, and then all are answered.
    expect(read('rate', client, 3, 5)).toBe(100);
    expect(read('throughput', client, 7, 9)).toBe(97);
    expect(read('goodput', undefined, 7, 8)).toBe(0.94);
    expect(read('rejected-share', client, 7, 8)).toBe(0.06);
    expect(read('failed-share', client, 3, 5)).toBe(5 / 200);
    expect(read('rejected-share', client, 3, 5)).toBe(195 / 200);
    expect(read('late-share', client, 3, 5)).toBe(0);
    expect(read('mean-latency', client, 1, 3)).toBe(5);
    expect(read('latency', client, 1, 3, 99)).toBeCloseTo(5, 1);
    expect(read('latency', client, 4, 6, 99)).toBeUndefined();
    expect(read('in-flight', client, 1, 3)).toBe(0);
  });

  it('of requests that come late, or that their client gives up', () => {
    const slow = { ...shop, concurrency: 100, latency: { kind: 'constant', ms: 200 } };
    const late = reader({ requestTypes: [{ id: 'read', deadlineMs: 199 }], nodes: [web, slow], faults: [] });
    expect(late('late-share', client, 1, 3)).toBe(1);
    expect(late('goodput', client, 1, 3)).toBe(0);
    expect(late('in-flight', client, 1, 3)).toBe(20);
    expect(late('in-flight', edge, 1, 3)).toBe(20);
    expect(late('in-flight', node, 1, 3)).toBe(20);
    const impatient = { ...web, patience: { kind: 'constant', ms: 150 } };
    const given = reader({ nodes: [impatient, slow], faults: [] });
    expect(given('gave-up-share', client, 1, 3)).toBe(1);
    expect(given('failed-share', client, 1, 3)).toBe(1);
  });

  it('of a backlog look no better than they are, neither while it grows nor while it is worked off', () => {
    const slow = { ...shop, concurrency: 100, latency: { kind: 'constant', ms: 200 } };
    const stops = { ...web, shape: { kind: 'step', atMs: 2000, ratePerSecond: 0 } };
    const read = reader({
      nodes: [stops, slow],
      faults: [],
      requestTypes: [{ id: 'read', deadlineMs: 199 }],
    });
    const good = reader({ nodes: [stops, slow], faults: [] });
    // What was asked from 0.8 s on is answered in the next second.
    expect(good('goodput', client, 0, 1)).toBe(79 / 99);
    expect(good('goodput', client, 2, 3)).toBe(1);
    expect(read('late-share', client, 2, 3)).toBe(1);
  });

  it('of an edge count its calls, and what went over the network for them', () => {
    const read = reader();
    expect(read('rate', edge, 3, 5)).toBe(100);
    expect(read('sent', edge, 3, 5)).toBe(2.5);
    expect(read('amplification', edge, 3, 5)).toBe(5 / 200);
    expect(read('short-circuited-share', edge, 3, 5)).toBe(195 / 200);
    expect(read('rejected-share', edge, 3, 5)).toBe(195 / 200);
    expect(read('failed-share', edge, 3, 5)).toBe(5 / 200);
    expect(read('latency', edge, 1, 3, 50)).toBeCloseTo(5, 1);
    expect(read('mean-call-time', edge, 1, 3)).toBe(5);
    // In these two seconds 5 of 200 calls were sent, and failed after 5 ms.
    expect(read('mean-call-time', edge, 3, 5)).toBe((5 * 5) / 200);
  });

  it('of an edge that tries again, too early and over a bad network', () => {
    const retry = {
      id: 'retry',
      kind: 'retry',
      settings: { maxAttempts: 2, initialDelayMs: 0, retryOn: ['timeout'] },
    };
    const timeout = { id: 'timeout', kind: 'timeout', settings: { afterMs: 4 } };
    const edges = [{ ...lineFile.edges[0], stack: [retry, timeout] }];
    const read = reader({ edges, faults: [], nodes: [web, { ...shop, concurrency: 2 }] });
    expect(read('retries', edge, 1, 3)).toBe(100);
    expect(read('amplification', edge, 1, 3)).toBe(2);
    expect(read('late', edge, 1, 3)).toBe(200);
    const rough = reader({ edges: [{ ...lineFile.edges[0], stack: [], lossRate: 1 }], faults: [] });
    expect(rough('lost', edge, 1, 3)).toBe(100);
  });

  it('of a node, and of each of its instances', () => {
    const read = reader();
    expect(read('rate', node, 1, 3)).toBe(100);
    expect(read('rate', second, 1, 3)).toBe(50);
    expect(read('served', node, 7, 8)).toBe(94);
    expect(read('served', second, 1, 3)).toBe(50);
    expect(read('failed-share', node, 3, 5)).toBe(1);
    expect(read('failed-share', second, 3, 5)).toBe(1);
    expect(read('mean-latency', node, 1, 3)).toBe(5);
    expect(read('mean-latency', second, 1, 3)).toBe(5);
    expect(read('latency', node, 1, 3, 50)).toBeCloseTo(5, 1);
    // 100 times 5 ms on two workers, and 50 times on one.
    expect(read('utilisation', node, 1, 3)).toBe(0.25);
    expect(read('utilisation', second, 1, 3)).toBe(0.25);
    expect(read('in-flight', node, 1, 3)).toBe(0.5);
  });

  it('of an only instance are those of its node', () => {
    const read = reader({ nodes: [web, { ...shop, instances: 1 }], faults: [] });
    const first = { node: 'shop', instance: 1 };
    for (const [id, { of }] of Object.entries(FIGURES)) {
      if (!('instances' in of) || !isFigure(id)) continue;
      expect(read(id, first, 1, 3)).toBe(read(id, node, 1, 3));
    }
    expect(read('utilisation', first, 1, 3)).toBe(0.5);
  });

  it('of seconds that are over stay what they are when the node gets other instances and workers', () => {
    const { timeline } = new ScenarioRun(line({ nodes: [web, { ...shop, instances: 1 }], faults: [] }));
    const { world } = timeline;
    const first = { node: 'shop', instance: 1 };
    const read = (figure: FigureId, of: MeasuredPart, from: number, to: number): number | undefined =>
      readerOf(world.meter.history, placeOf(world, of), { from, to }).read(figure).value;
    timeline.run(3_500_000_000);
    const figures = Object.entries(FIGURES).flatMap(([id, { of }]) =>
      'instances' in of && isFigure(id) ? [id] : [],
    );
    const all = (of: MeasuredPart): unknown[] => figures.map((id) => [id, read(id, of, 1, 3)]);
    const known = [all(first), all(node)];
    expect(read('utilisation', node, 1, 3)).toBe(0.5);
    const edit = (changes: object): void => {
      const to = line({ nodes: [web, { ...shop, startupMs: 0, ...changes }], faults: [] });
      timeline.apply({ text: JSON.stringify(changes), model: toModel(to) });
    };
    edit({ instances: 4 });
    expect([all(first), all(node)]).toEqual(known);
    timeline.run(6_000_000_000);
    expect([all(first), all(node)]).toEqual(known);
    // One worker for half of the second, and four for the other; from then on each has a quarter of the requests.
    expect(read('utilisation', node, 3, 4)).toBe(0.5 / 2.5);
    expect(read('utilisation', node, 4, 6)).toBe(0.125);
    expect(read('utilisation', first, 4, 6)).toBe(0.125);
    // 51 came up to the edit, and every fourth of the 49 after it, from the first on.
    expect(read('rate', first, 3, 4)).toBe(51 + 13);
    expect(read('rate', first, 1, 6)).toBe((200 + 51 + 13 + 50) / 5);
    edit({ instances: 4, concurrency: 8 });
    expect([all(first), all(node)]).toEqual(known);
    expect(read('utilisation', first, 4, 6)).toBe(0.125);
  });

  it('of a node that has too little room', () => {
    // One worker takes 20 ms for each request, and requests come every 10 ms: one waits, and every second is shed.
    const narrow = { ...shop, instances: 1, queueRoom: 1, latency: { kind: 'constant', ms: 20 } };
    const read = reader({ nodes: [web, narrow], faults: [] });
    expect(read('shed-share', node, 2, 4)).toBeCloseTo(0.5, 2);
    expect(read('utilisation', node, 2, 4)).toBe(1);
    expect(read('queue', node, 2, 4)).toBeGreaterThan(0);
    expect(read('queue', node, 2, 4)).toBe(read('queue', { node: 'shop', instance: 1 }, 2, 4));
    // Little: as many wait as come to wait in a second, times how long.
    const [queue = 0, wait = 0, served = 0] = [
      read('queue', node, 2, 4),
      read('mean-wait', node, 2, 4),
      read('served', node, 2, 4),
    ];
    expect(queue).toBeCloseTo((served * wait) / 1000, 2);
    const strict = { ...narrow, queueRoom: 9, dropsLate: true, neededMs: 60 };
    const dropping = reader({
      nodes: [web, strict],
      faults: [],
      requestTypes: [{ id: 'read', deadlineMs: 100 }],
    });
    expect(dropping('expired-share', node, 2, 4)).toBeGreaterThan(0.3);
  });

  it('of a node that crashed', () => {
    const crash = [{ id: 'down', kind: 'crash', target: { nodes: ['shop'] }, fromMs: 3000, toMs: 6000 }];
    const edges = [{ ...lineFile.edges[0], stack: [] }];
    const read = reader({ faults: crash, edges });
    expect(read('unavailable-share', node, 4, 6)).toBe(1);
  });

  it('are known for at least one kind of part each, and have words', () => {
    for (const { label, of } of Object.values(FIGURES)) {
      expect(label).toMatch(/^[A-Z][a-z- ]+$/);
      expect(Object.keys(of).length).toBeGreaterThan(0);
    }
  });
});

function isFigure(id: string): id is FigureId {
  return Object.hasOwn(FIGURES, id);
}
