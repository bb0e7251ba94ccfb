import { describe, expect, it } from 'vitest';
import { runScenario } from '../scenario/run-scenario';
import {
  BREAKER_FIELD,
  EDGE_FIELD,
  HEAD,
  HEALTH,
  MODE,
  NODE_FIELD,
  PART_POINT,
  PART_POINT_WIDTH,
} from './frame';
import type { FromWorker } from './protocol';
import { editor } from './editor';
import { EditedRun } from './edited-run';
import { Session } from './session';
import { Bench, SCENARIO, SECOND } from './session-bench.test-support';

describe('a paced session', () => {
  it('ends at the same hash as the command line, whatever the speed and the pauses on the way', () => {
    const expected = runScenario(SCENARIO).hash;
    const bench = new Bench();
    bench.playTo(7, 10);
    bench.send({ kind: 'pause' });
    bench.turns(5, 100);
    for (let step = 0; step < 10; step++) bench.send({ kind: 'step', unit: 'event' });
    bench.send({ kind: 'step', unit: 'request' });
    bench.rest();
    bench.send({ kind: 'step', unit: 'change' });
    bench.rest();
    bench.playTo(90, 100);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.ended);
    expect(bench.time).toBe(90 * SECOND);
    expect(bench.frame.hash).toBe(expected);
    expect(bench.points).toBe(90);
  });

  it('goes by the clock of the wall at its speed, and stands while it is paused', () => {
    const bench = new Bench();
    bench.send({ kind: 'play', speed: 0.5 });
    bench.turns(20, 100);
    expect(bench.time).toBe(1 * SECOND);
    bench.send({ kind: 'pause' });
    bench.turns(5, 100);
    expect(bench.time).toBe(1 * SECOND);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.paused);
  });

  it('stands still while it is held, hears all the same, and goes on from there without a jump', () => {
    const bench = new Bench();
    bench.playTo(2, 1);
    const { time } = bench;
    bench.session.hold();
    bench.turns(50, 20);
    expect([bench.time, bench.session.isBusy]).toEqual([time, false]);
    bench.send({ kind: 'pause' });
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.paused);
    bench.send({ kind: 'play', speed: 1 });
    bench.turns(50, 20);
    bench.session.goOn();
    expect(bench.session.isBusy).toBe(true);
    bench.turns(1, 20);
    expect(bench.time - time).toBe(20e6);
  });

  it('steps one event, one request, and to the next change', () => {
    const bench = new Bench();
    bench.send({ kind: 'step', unit: 'event' });
    expect(bench.frame.head(HEAD.dispatched)).toBe(1);
    bench.send({ kind: 'step', unit: 'request' });
    bench.rest();
    expect(bench.frame.head(HEAD.ended)).toBe(1);
    bench.send({ kind: 'step', unit: 'change' });
    bench.rest();
    expect(bench.frame.head(HEAD.logRows)).toBe(1);
    expect(bench.time).toBe(20 * SECOND);
    expect(bench.askRows().rows[0]?.text).toContain('Payment outage');
  });

  it('goes on by its clock when play is pressed in the middle of a step', () => {
    const bench = new Bench();
    bench.send({ kind: 'step', unit: 'change' });
    bench.send({ kind: 'play', speed: 1 });
    const from = bench.time;
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.playing);
    bench.turns(10, 100);
    expect(bench.time - from).toBeCloseTo(1 * SECOND, -7);
  });

  it('makes every step that was asked for, however fast they come', () => {
    const [slow, fast] = [new Bench(), new Bench()];
    for (let step = 0; step < 10; step++) {
      slow.send({ kind: 'step', unit: 'event' });
      slow.rest();
    }
    for (let step = 0; step < 10; step++) fast.session.receive({ kind: 'step', runId: 's', unit: 'event' });
    expect(fast.session.hurries).toBe(true);
    fast.rest();
    fast.turns(1);
    expect(fast.frame.head(HEAD.dispatched)).toBe(10);
    expect(fast.frame.hash).toBe(slow.frame.hash);
    expect(fast.frame.head(HEAD.mode)).toBe(MODE.paused);
    expect(fast.frame.head(HEAD.controls)).toBe(10);
  });

  it('shows the same at a moment, however it was reached', () => {
    const picture = (bench: Bench): unknown =>
      bench.layout.nodes.map((id, row) => {
        const fields = Object.values(NODE_FIELD).map((field) => bench.frame.node(row, field));
        return [id, ...fields];
      });
    const stepped = new Bench();
    for (let step = 0; step < 6; step++) {
      stepped.send({ kind: 'step', unit: 'change' });
      stepped.rest();
    }
    stepped.turns(2);
    const events = stepped.frame.head(HEAD.dispatched);
    const back = new Bench(stepped.resume);
    expect(back.time).toBe(stepped.time);
    expect(picture(back)).toEqual(picture(stepped));
    const played = new Bench();
    played.playTo(stepped.time / SECOND - 0.2, 5);
    expect(played.frame.head(HEAD.dispatched)).toBeLessThan(events);
    while (played.frame.head(HEAD.dispatched) < events) played.send({ kind: 'step', unit: 'event' });
    expect(played.time).toBe(stepped.time);
    expect(picture(played)).toEqual(picture(stepped));
    expect(stepped.frame.node(stepped.row('nodes', 'payments'), NODE_FIELD.health)).toBe(HEALTH.failing);
  });

  it('sends no frame before the last one was taken', () => {
    const host = { say: (message: FromWorker) => said.push(message), wall: () => wall };
    const said: FromWorker[] = [];
    let wall = 0;
    const session = new Session('s', new EditedRun(SCENARIO, 1), null, host);
    session.receive({ kind: 'play', runId: 's', speed: 1 });
    for (let turn = 0; turn < 50; turn++) {
      wall += 16;
      session.turn();
    }
    expect(said.filter(({ kind }) => kind === 'frame')).toHaveLength(1);
    session.receive({ kind: 'seen', runId: 's', number: 1, points: 0, changes: 0 });
    session.turn();
    expect(said.filter(({ kind }) => kind === 'frame')).toHaveLength(2);
  });

  it('shows in its frames who fails and who is turned away', () => {
    const bench = new Bench();
    bench.playTo(19);
    const node = (id: string, field: (typeof NODE_FIELD)[keyof typeof NODE_FIELD]): number =>
      bench.frame.node(bench.row('nodes', id), field);
    expect(node('payments', NODE_FIELD.health)).toBe(HEALTH.well);
    expect(node('web', NODE_FIELD.rate)).toBeGreaterThan(50);
    expect(bench.frame.head(HEAD.goodput)).toBeGreaterThan(0.97);
    bench.playTo(24);
    const at = bench.breaker('orders-payments');
    expect(bench.frame.layer(at, BREAKER_FIELD.mode)).toBe(1);
    expect(bench.frame.layer(at, BREAKER_FIELD.windowSize)).toBe(20);
    expect(node('payments', NODE_FIELD.health)).toBe(HEALTH.failing);
    expect(node('payments', NODE_FIELD.faulted)).toBe(1);
    expect(node('orders', NODE_FIELD.health)).toBe(HEALTH.degraded);
    expect(node('orders', NODE_FIELD.rejectedShare)).toBeGreaterThan(0.9);
    expect(node('inventory', NODE_FIELD.health)).toBe(HEALTH.well);
    expect(bench.frame.head(HEAD.rejectedRate)).toBeGreaterThan(50);
    const edge = bench.row('edges', 'orders-payments');
    expect(bench.frame.edge(edge, EDGE_FIELD.rejectedRate)).toBeGreaterThan(50);
    expect(bench.frame.edge(edge, EDGE_FIELD.sentRate)).toBe(0);
  });

  it('takes an edit before the first event into the scenario, and later ones as commands', () => {
    const bench = new Bench();
    const before = bench.editTo('edges.orders-payments.stack.breaker.openForMs', 2000);
    expect(before.logged).toBeNull();
    expect(before.startText).toBe(before.text);
    bench.playTo(10);
    const after = bench.editTo('edges.orders-payments.stack.breaker.openForMs', 9000);
    expect(after.logged).toMatchObject({ label: 'a test edit', time: bench.time });
    expect(after.startText).not.toBe(after.text);
    bench.playTo(24);
    const at = bench.breaker('orders-payments');
    expect(bench.frame.layer(at, BREAKER_FIELD.openFor)).toBe(9 * SECOND);
    expect(bench.askRows({ kinds: ['edit'] }).rows[0]?.text).toBe('Edit 1: a test edit.');
  });

  it('refuses a bad edit in words, and changes nothing', () => {
    const bench = new Bench();
    const path = 'edges.orders-payments.stack.breaker.openForMs';
    bench.send({ kind: 'edit', editId: 3, change: { kind: 'value', path, value: -5 }, label: 'no' });
    const { editId, problems } = bench.last('refused');
    expect(editId).toBe(3);
    expect(problems[0]).toEqual({ path, expected: 'a duration from 1 to 3600000 ms', received: '-5' });
    bench.playTo(90);
    expect(bench.frame.hash).toBe(runScenario(SCENARIO).hash);
  });

  it('kills, slows and recovers a node by logged commands', () => {
    const bench = new Bench();
    bench.playTo(5);
    bench.send({ kind: 'verb', editId: 1, verb: 'recover', nodes: ['inventory'] });
    expect(bench.last('refused').problems[0]?.received).toBe('No fault acts on inventory now.');
    bench.send({ kind: 'verb', editId: 2, verb: 'kill', nodes: ['inventory'] });
    expect(bench.last('edited').logged?.label).toContain('inventory killed');
    bench.playTo(8);
    const row = bench.row('nodes', 'inventory');
    expect(bench.frame.node(row, NODE_FIELD.faulted)).toBe(1);
    expect(bench.frame.head(HEAD.goodput)).toBeLessThan(0.05);
    bench.send({ kind: 'verb', editId: 3, verb: 'recover', nodes: ['inventory'] });
    bench.playTo(18);
    expect(bench.frame.node(row, NODE_FIELD.faulted)).toBe(0);
    expect(bench.frame.head(HEAD.goodput)).toBeGreaterThan(0.95);
  });

  it('shows a killed node as failing although its breaker cuts it off within a moment', () => {
    for (const seconds of [3.2, 3.6, 3.9]) {
      const bench = new Bench();
      bench.playTo(seconds, 10);
      bench.send({ kind: 'verb', editId: 1, verb: 'kill', nodes: ['inventory'] });
      bench.playTo(seconds + 1.5, 10);
      const at = bench.breaker('orders-inventory');
      expect(bench.frame.layer(at, BREAKER_FIELD.mode)).toBe(1);
      expect(bench.frame.node(bench.row('nodes', 'inventory'), NODE_FIELD.health)).toBe(HEALTH.failing);
      expect(bench.frame.node(bench.row('nodes', 'orders'), NODE_FIELD.health)).toBe(HEALTH.degraded);
    }
  });

  it('is brought back by scenario, log and moment to where a lost one stood', () => {
    const lost = new Bench();
    lost.playTo(22);
    lost.editTo('nodes.payments.concurrency', 8);
    lost.send({ kind: 'verb', editId: 1, verb: 'slow', nodes: ['orders'] });
    lost.playTo(30);
    lost.send({ kind: 'pause' });
    lost.send({ kind: 'step', unit: 'event' });
    const back = new Bench(lost.resume);
    back.rest();
    back.turns(2);
    expect(back.frame.hash).toBe(lost.frame.hash);
    expect(back.time).toBe(lost.time);
    for (const bench of [lost, back]) bench.playTo(90);
    expect(back.frame.hash).toBe(lost.frame.hash);
    expect(back.last('verdict').expectations).toEqual(lost.last('verdict').expectations);
  });

  it('filters the event log by kind, part and text, newest first', () => {
    const bench = new Bench();
    bench.playTo(90);
    const all = bench.askRows();
    expect(all.total).toBe(bench.frame.head(HEAD.logRows));
    expect(all.rows.map(({ index }) => index)).toEqual(all.rows.map((_, k) => all.total - 1 - k));
    const breaker = bench.askRows({ kinds: ['breaker'] });
    const fault = bench.askRows({ part: { kind: 'node', id: 'payments' } });
    expect(fault.rows.map(({ kind }) => kind)).toEqual(['fault', 'fault']);
    expect(breaker.total + fault.total).toBe(all.total);
    expect(bench.askRows({ text: 'HALF-OPEN' }).rows.every(({ mark }) => mark === 'degraded')).toBe(true);
    expect(bench.askRows({ text: 'no such words' })).toMatchObject({ total: 0, rows: [] });
    expect(bench.askRows({}, 2, 3).rows.map(({ index }) => index)).toEqual(
      [2, 3, 4].map((k) => all.total + 1 - k - 2),
    );
  });

  it('lets the engines of a watched edge speak, and nobody else', () => {
    const bench = new Bench();
    bench.playTo(22);
    expect(bench.said.some(({ kind }) => kind === 'detail')).toBe(false);
    bench.send({ kind: 'watch', part: { kind: 'edge', id: 'orders-payments' } });
    bench.turns(2, 300);
    const { layers } = bench.last('detail');
    expect(layers.map(({ layer }) => layer)).toEqual(['retry', 'breaker', 'timeout', 'bulkhead']);
    expect(layers[1]?.explanation.sentence).toMatch(/open/i);
  });

  it('shows a part without the words of its layers until they have come', () => {
    const bench = new Bench(null, SCENARIO, false);
    bench.playTo(5);
    bench.send({ kind: 'watch', part: { kind: 'edge', id: 'orders-payments' } });
    bench.turns(2, 300);
    expect(bench.last('detail').layers).toEqual([]);
    bench.session.view.learn(editor);
    bench.turns(2, 300);
    expect(bench.last('detail').layers).toHaveLength(4);
  });

  it('tells the seconds of one part, which agree with those of the whole run', () => {
    const bench = new Bench();
    bench.playTo(25);
    const series = (kind: 'node' | 'edge', id: string, from = 0): Float64Array => {
      bench.send({ kind: 'series', askId: 9, part: { kind, id }, of: 'part', from });
      return bench.last('series').data;
    };
    const sum = (data: Float64Array, field: number): number =>
      data.reduce((total, value, at) => (at % PART_POINT_WIDTH === field ? total + value : total), 0);
    const web = series('node', 'web');
    expect(web.length).toBe(bench.points * PART_POINT_WIDTH);
    const gateway = series('edge', 'web-gateway');
    expect(sum(gateway, PART_POINT.asked)).toBe(sum(web, PART_POINT.asked));
    expect(sum(gateway, PART_POINT.rejected)).toBe(sum(web, PART_POINT.rejected));
    const payments = series('edge', 'orders-payments');
    expect(sum(payments, PART_POINT.rejected)).toBeGreaterThan(100);
    expect(
      Math.max(...payments.filter((_, at) => at % PART_POINT_WIDTH === PART_POINT.triesPerCall)),
    ).toBeGreaterThan(1.05);
    expect(series('edge', 'orders-payments', 20)).toEqual(payments.slice(20 * PART_POINT_WIDTH));
    const queued = series('node', 'orders');
    expect(queued[10 * PART_POINT_WIDTH + PART_POINT.inFlight]).toBeGreaterThan(1);
    expect(series('node', 'nobody')).toHaveLength(0);
  });
});
