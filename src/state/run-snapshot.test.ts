import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { builtIn } from '../scenario/library/catalogue';
import { HEAD } from '../worker/frame';
import { FrameFeed } from './feed';
import { NearWorker } from './near-worker.test-support';
import { createRunStore } from './run-store';

const SCENARIO = ensure(await builtIn('payment-outage'), 'payment-outage');
const OPEN_FOR = 'edges.orders-payments.stack.breaker.openForMs';

function setUp() {
  const worker = new NearWorker(SCENARIO);
  const run = createRunStore(worker, new FrameFeed((draw) => draw()));
  const playTo = (seconds: number): void => {
    run.setSpeed(100);
    run.play();
    const time = (): number => run.feed.frame?.head(HEAD.time) ?? 0;
    for (let turn = 0; turn < 5000 && time() < seconds * 1e9 && run.getState().mode === 'playing'; turn++)
      worker.pass(16);
    run.pause();
    worker.pass(32);
  };
  return { worker, run, playTo };
}

function instancesOf(id: string): number {
  const node = SCENARIO.nodes.find((one) => one.id === id);
  return node === undefined || node.kind === 'client' ? 0 : node.instances;
}

async function editedTwice() {
  const setting = setUp();
  const { worker, run, playTo } = setting;
  run.open({ kind: 'built-in', id: 'payment-outage' });
  void run.edit('nodes.orders.instances', 3, 'three of orders');
  await worker.settle();
  playTo(10);
  void run.edit(OPEN_FOR, 3000, 'open for 3 s');
  await worker.settle();
  playTo(25);
  run.seek(20e9);
  await worker.settle();
  void run.edit(OPEN_FOR, 9000, 'open for 9 s');
  await worker.settle();
  playTo(30);
  return setting;
}

describe('a run that is written down', () => {
  it('is not there before one is open', () => {
    expect(setUp().run.snapshot()).toBeNull();
  });

  it('comes back elsewhere as it was: lines, edits, moment, what undo would do, and the same end', async () => {
    const first = await editedTwice();
    const written: unknown = JSON.parse(JSON.stringify(first.run.snapshot()));
    const other = setUp();
    other.run.restore(ensure(first.run.snapshot(), 'a snapshot'));
    other.worker.pass(64);
    const [was, is] = [first.run.getState(), other.run.getState()];
    expect(is).toMatchObject({ phase: 'ready', mode: 'paused', changedAtStart: 1, line: 2 });
    // How far each has been run is told with the snapshot, which is compared as a whole.
    const told = ({ lines }: typeof is) => lines.map(({ reach: _reach, ...line }) => line);
    expect(told(is)).toEqual(told(was));
    expect(is.log).toEqual(was.log);
    expect([is.undo, is.redo, is.seed]).toEqual([was.undo, was.redo, was.seed]);
    expect(other.run.feed.frame?.hash).toBe(first.run.feed.frame?.hash);
    expect(JSON.parse(JSON.stringify(other.run.snapshot()))).toEqual(written);
    for (const { playTo } of [first, other]) playTo(60);
    expect(other.run.feed.frame?.hash).toBe(first.run.feed.frame?.hash);
  });

  it('is tried again from the same place when the worker dies while it comes back', async () => {
    const { run } = await editedTwice();
    const other = setUp();
    other.run.restore(ensure(run.snapshot(), 'a snapshot'));
    other.worker.kill();
    other.worker.pass(64);
    expect(other.run.getState()).toMatchObject({ phase: 'ready', line: 2 });
    expect(other.run.feed.frame?.hash).toBe(run.feed.frame?.hash);
  });

  it('knows still what it came as', async () => {
    const { run } = await editedTwice();
    const other = setUp();
    other.run.restore(ensure(run.snapshot(), 'a snapshot'));
    other.worker.pass(64);
    other.run.reset();
    other.worker.pass(64);
    expect(other.run.getState().changedAtStart).toBe(1);
    void other.run.edit('nodes.orders.instances', instancesOf('orders'), 'as it was');
    await other.worker.settle();
    expect(other.run.getState().changedAtStart).toBe(0);
  });
});

describe('an act on the drawing', () => {
  it('is an edit with a label of its own, which undo takes back', async () => {
    const { worker, run, playTo } = setUp();
    run.open({ kind: 'built-in', id: 'payment-outage' });
    playTo(2);
    const moved = run.act({ kind: 'move', places: { orders: { x: 7, y: 8 } } });
    await worker.settle();
    expect(await moved).toEqual({ ok: true, value: [] });
    const place = () => run.getState().scenario?.nodes.find(({ id }) => id === 'orders')?.position;
    expect(place()).toEqual({ x: 7, y: 8 });
    expect(run.getState()).toMatchObject({ undo: 'orders moved', log: [] });
    run.undo();
    await worker.settle();
    expect(place()).not.toEqual({ x: 7, y: 8 });
  });

  it('is refused in words', async () => {
    const { worker, run } = setUp();
    run.open({ kind: 'built-in', id: 'payment-outage' });
    const moved = run.act({ kind: 'move', places: { nobody: { x: 7, y: 8 } } });
    await worker.settle();
    expect(await moved).toMatchObject({ ok: false, error: [{ path: 'nodes.nobody' }] });
  });
});
