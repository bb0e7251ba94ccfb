import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { builtIn } from '../scenario/library/catalogue';
import { runScenario } from '../scenario/run-scenario';
import { HEAD } from '../worker/frame';
import { FrameFeed } from './feed';
import { NearWorker } from './near-worker.test-support';
import { createRunStore } from './run-store';
import { hasOwnThings } from './own-things';

const SECOND = 1e9;
const OUTAGE = { kind: 'built-in', id: 'payment-outage' } as const;
const SCENARIO = ensure(await builtIn(OUTAGE.id), OUTAGE.id);
const OPEN_FOR = 'edges.orders-payments.stack.breaker.openForMs';

function setUp() {
  const worker = new NearWorker(SCENARIO);
  const run = createRunStore(worker, new FrameFeed((draw) => draw()));
  const time = (): number => (run.feed.frame?.head(HEAD.time) ?? 0) / SECOND;
  const hash = (): string => run.feed.frame?.hash ?? '';
  const playTo = (seconds: number, speed = 100): void => {
    run.setSpeed(speed);
    run.play();
    for (let turn = 0; turn < 5000 && time() < seconds && run.getState().mode === 'playing'; turn++)
      worker.pass(16);
    run.pause();
    worker.pass(32);
  };
  return { worker, run, time, hash, playTo };
}

/** A run with an edit in its middle. */
async function withAnEdit() {
  const bench = setUp();
  bench.run.open(OUTAGE);
  bench.playTo(5);
  bench.run.verb('kill', ['inventory']);
  await bench.worker.settle();
  return bench;
}

const EXPECTED = runScenario(SCENARIO).hash;

describe('the run of a page', () => {
  it('opens, plays to the end, gathers every second, and ends at the hash of the command line', () => {
    const { worker, run, hash, playTo } = setUp();
    expect(run.getState().phase).toBe('closed');
    run.open(OUTAGE);
    worker.pass(16);
    expect(run.getState()).toMatchObject({ phase: 'ready', mode: 'paused', seed: 27 });
    playTo(90);
    expect(run.getState().mode).toBe('ended');
    expect(run.feed.points).toBe(90);
    expect(hash()).toBe(EXPECTED);
    expect(
      run.feed
        .lane('orders-payments', 'breaker')
        .map(({ mode }) => mode)
        .slice(0, 4),
    ).toEqual([0, 1, 2, 1]);
    expect(run.getState().verdict.every(({ verdict }) => verdict === 'holds')).toBe(true);
  });

  it('begins anew when play is pressed at the end', () => {
    const { worker, run, time, hash, playTo } = setUp();
    run.open(OUTAGE);
    playTo(90);
    run.play();
    worker.pass(160);
    expect(run.getState().mode).toBe('playing');
    expect(time()).toBeLessThan(30);
    playTo(90);
    expect(hash()).toBe(EXPECTED);
  });

  it('logs an edit, takes it back and makes it again, always at the present moment', async () => {
    const { worker, run, time, playTo } = setUp();
    run.open(OUTAGE);
    playTo(10);
    const edited = run.edit(OPEN_FOR, 8000, 'open for 8 s');
    await worker.settle();
    expect(await edited).toEqual({ ok: true, value: undefined });
    expect(run.getState()).toMatchObject({ undo: expect.any(String), redo: null });
    expect(run.getState().log).toMatchObject([{ label: 'open for 8 s', time: time() * SECOND }]);
    playTo(12);
    run.undo();
    await worker.settle();
    expect(run.getState()).toMatchObject({ undo: null, redo: expect.any(String) });
    expect(run.getState().log.map(({ label }) => label)).toEqual([
      'open for 8 s',
      'taken back: open for 8 s',
    ]);
    run.redo();
    await worker.settle();
    expect(run.getState().log).toHaveLength(3);
    expect(run.getState()).toMatchObject({ undo: expect.any(String), redo: null });
  });

  it('hands back why an edit was refused', async () => {
    const { worker, run } = setUp();
    run.open(OUTAGE);
    const refused = run.edit(OPEN_FOR, 0, 'no');
    await worker.settle();
    const answer = await refused;
    expect(answer.ok ? [] : answer.error[0]).toMatchObject({ path: OPEN_FOR, received: '0' });
    expect(run.getState().log).toEqual([]);
  });

  it('resets to the hash of the command line and offers the edits that it left behind', async () => {
    const { worker, run, hash, playTo } = await withAnEdit();
    expect(run.getState().log).toHaveLength(1);
    run.reset();
    worker.pass(32);
    expect(run.getState()).toMatchObject({ phase: 'ready', log: [], undo: null });
    expect(run.getState().notice).toMatchObject({ offer: 'keep-as-start' });
    playTo(90);
    expect(hash()).toBe(EXPECTED);
    run.keepAsStart();
    worker.pass(32);
    expect(run.getState().scenario?.faults.map(({ id }) => id)).toContain('kill-inventory');
  });

  it('begins with what it left behind after all, also when that is asked for elsewhere and the worker has died', async () => {
    const { worker, run } = await withAnEdit();
    run.reset();
    // The desk of drafts takes the notice over, and offers the same.
    run.dismissNotice();
    worker.pass(32);
    worker.kill();
    worker.pass(64);
    expect(run.getState()).toMatchObject({ phase: 'ready', log: [] });
    run.keepAsStart();
    worker.pass(32);
    expect(run.getState().scenario?.faults.map(({ id }) => id)).toContain('kill-inventory');
  });

  it('begins with the edits that were made since, and no longer with what it left behind', async () => {
    const { worker, run, playTo } = await withAnEdit();
    run.reset();
    worker.pass(32);
    playTo(5);
    run.verb('kill', ['payments']);
    await worker.settle();
    run.keepAsStart();
    worker.pass(32);
    const faults = run.getState().scenario?.faults.map(({ id }) => id);
    expect(faults).toContain('kill-payments');
    expect(faults).not.toContain('kill-inventory');
  });

  it('loses nothing when the worker dies in the middle of a run', async () => {
    const undisturbed = setUp();
    const killed = setUp();
    for (const { run, worker, playTo } of [undisturbed, killed]) {
      run.open(OUTAGE);
      playTo(12);
      void run.edit(OPEN_FOR, 3000, 'open for 3 s');
      await worker.settle();
    }
    const { worker, run, time, hash, playTo } = killed;
    const before = time();
    run.setSpeed(10);
    run.play();
    worker.pass(480);
    worker.kill();
    expect(run.getState().phase).toBe('recovering');
    worker.pass(64);
    expect(run.getState()).toMatchObject({ phase: 'ready', mode: 'playing', undo: expect.any(String) });
    expect(run.getState().notice?.text).toContain('a test killed it');
    expect(time()).toBeGreaterThan(before);
    expect(worker.opened).toBe(2);
    for (const bench of [undisturbed, killed]) bench.playTo(90);
    expect(hash()).toBe(undisturbed.hash());
    expect(run.feed.points).toBe(90);
    playTo(90);
  });

  it('gives up on a worker that keeps dying, says why, and brings the run back when asked to', async () => {
    const { worker, run, time, hash, playTo } = setUp();
    run.open(OUTAGE);
    playTo(10);
    void run.edit(OPEN_FOR, 3000, 'open for 3 s');
    await worker.settle();
    const before = { time: time(), hash: hash() };
    for (let death = 0; death < 4; death++) {
      worker.kill();
      worker.pass(32);
    }
    expect(run.getState()).toMatchObject({
      phase: 'failed',
      error: expect.stringContaining('a test killed it'),
    });
    expect({ time: time(), hash: hash() }).toEqual(before);
    run.retry();
    worker.pass(64);
    expect(run.getState()).toMatchObject({ phase: 'ready', mode: 'paused' });
    expect(run.getState().log).toHaveLength(1);
    expect({ time: time(), hash: hash() }).toEqual(before);
  });

  it('opens once more when the worker dies while it opens', () => {
    const { worker, run } = setUp();
    run.open(OUTAGE);
    worker.kill();
    worker.pass(32);
    expect(run.getState().phase).toBe('ready');
    expect(worker.opened).toBe(2);
  });

  it('keeps an edit that could not be taken back, to be tried again', async () => {
    const { worker, run } = await withAnEdit();
    worker.deaf = true;
    run.undo();
    worker.kill();
    await worker.settle();
    expect(run.getState()).toMatchObject({ phase: 'ready', undo: expect.any(String) });
    run.undo();
    await worker.settle();
    expect(run.getState()).toMatchObject({ undo: null, redo: expect.any(String) });
  });

  it('knows when the beginning is another than it came', async () => {
    const { worker, run, playTo } = setUp();
    run.open(OUTAGE);
    void run.edit(OPEN_FOR, 2000, 'open for 2 s');
    await worker.settle();
    expect(run.getState()).toMatchObject({ changedAtStart: 1, log: [] });
    run.undo();
    await worker.settle();
    expect(run.getState().changedAtStart).toBe(0);
    playTo(3);
    run.verb('kill', ['inventory']);
    await worker.settle();
    expect(run.getState().changedAtStart).toBe(0);
    run.keepAsStart();
    worker.pass(32);
    expect(run.getState().changedAtStart).toBe(1);
    run.reset();
    worker.pass(32);
    expect(run.getState().changedAtStart).toBe(1);
    run.open(OUTAGE);
    worker.pass(32);
    expect(run.getState().changedAtStart).toBe(0);
  });

  it('knows that cards were moved while it ran, which no edit of its log says, and keeps what it knows', async () => {
    const { worker, run, time, playTo } = setUp();
    run.open(OUTAGE);
    playTo(5);
    const before = time();
    void run.act({ kind: 'move', places: { orders: { x: 900, y: 900 } } });
    await worker.settle();
    expect(run.getState()).toMatchObject({ changedAtStart: 1, log: [] });
    expect(hasOwnThings(run.getState(), { kind: 'run', scenarioId: 'payment-outage' })).toBe(true);
    expect(time()).toBe(before);
    run.undo();
    await worker.settle();
    expect(run.getState().changedAtStart).toBe(0);
    expect(hasOwnThings(run.getState(), { kind: 'run', scenarioId: 'payment-outage' })).toBe(false);
  });

  it('takes an edit that changes nothing as if it had not been made', async () => {
    const { worker, run, playTo } = setUp();
    run.open(OUTAGE);
    void run.edit(OPEN_FOR, 2000, 'open for 2 s');
    await worker.settle();
    const { scenario } = run.getState();
    const again = run.edit(OPEN_FOR, 2000, 'open for 2 s again');
    await worker.settle();
    expect((await again).ok).toBe(true);
    expect(run.getState()).toMatchObject({ changedAtStart: 1, log: [] });
    expect(run.getState().scenario).toBe(scenario);
    playTo(3);
    void run.edit(OPEN_FOR, 2000, 'open for 2 s once more');
    await worker.settle();
    expect(run.getState().log).toEqual([]);
    run.undo();
    await worker.settle();
    expect(run.getState().log.map(({ label }) => label)).toEqual(['taken back: open for 2 s']);
  });

  it('says what is wrong with a scenario that cannot be opened', () => {
    const { run } = setUp();
    run.open({ kind: 'text', text: '{"format": "something else"}' });
    expect(run.getState().phase).toBe('failed');
    expect(run.getState().error).toMatch(/^format: expected/);
  });
});
