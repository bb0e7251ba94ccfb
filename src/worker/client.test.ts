import { describe, expect, it } from 'vitest';
import { createWorkerClient, type ClientClock, type RunMessage, type WorkerPort } from './client';
import type { FromWorker, RunFinished, ToWorker } from './protocol';

class FakeWorker extends EventTarget implements WorkerPort {
  readonly sent: ToWorker[] = [];
  terminated = false;

  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(message: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

class FakeClock implements ClientClock {
  private calls: (() => void)[] = [];

  every(_ms: number, call: () => void): () => void {
    this.calls.push(call);
    return () => {
      this.calls = this.calls.filter((one) => one !== call);
    };
  }
  tick(times: number): void {
    for (let time = 0; time < times; time++) for (const call of this.calls) call();
  }
  get isRunning(): boolean {
    return this.calls.length > 0;
  }
}

/** A listener that keeps what it hears. */
function listening() {
  const heard: RunMessage[] = [];
  const losses: string[] = [];
  const listener = {
    hear: (message: RunMessage): void => void heard.push(message),
    lost: (reason: string): void => void losses.push(reason),
  };
  return { heard, losses, listener };
}

function setUp() {
  const workers: FakeWorker[] = [];
  const clock = new FakeClock();
  const client = createWorkerClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  }, clock);
  return { client, workers, clock };
}

function finished(runId: string, hash: string): RunFinished {
  const summary = {
    seconds: 60,
    requests: 10,
    answeredInTime: 9,
    verdict: { kind: 'none', expectations: 0, evidence: [] },
    strip: [],
  } as const;
  return { kind: 'finished', runId, hash, events: 100, summary };
}

describe('worker client', () => {
  it('starts no worker before the first run, and one for all runs', () => {
    const { client, workers } = setUp();
    expect(workers).toHaveLength(0);
    void client.run('a', 1);
    void client.run('b', 2);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.sent).toEqual([
      { kind: 'run', runId: 'run-1', scenarioId: 'a', seed: 1 },
      { kind: 'run', runId: 'run-2', scenarioId: 'b', seed: 2 },
    ]);
  });

  it('gives each run its own answer, in whatever order they come', async () => {
    const { client, workers } = setUp();
    const first = client.run('a', 1);
    const second = client.run('b', 2);
    workers[0]?.say(finished('run-2', 'bb'));
    workers[0]?.say(finished('run-1', 'aa'));
    expect(await first).toMatchObject({ ok: true, value: { hash: 'aa' } });
    expect(await second).toMatchObject({ ok: true, value: { hash: 'bb' } });
  });

  it('hands on why a run failed', async () => {
    const { client, workers } = setUp();
    const run = client.run('nowhere', 1);
    workers[0]?.say({ kind: 'failed', runId: 'run-1', message: 'No scenario is called nowhere.' });
    expect(await run).toEqual({ ok: false, error: 'No scenario is called nowhere.' });
  });

  it('fails all waiting runs when the worker crashes, and starts another for the next', async () => {
    const { client, workers } = setUp();
    const runs = [client.run('a', 1), client.run('b', 2)];
    workers[0]?.crash('out of memory');
    for (const run of runs) {
      expect(await run).toEqual({ ok: false, error: expect.stringContaining('out of memory') });
    }
    expect(workers[0]?.terminated).toBe(true);
    const next = client.run('a', 1);
    workers[0]?.crash('an echo of the dead worker');
    workers[1]?.say(finished('run-3', 'cc'));
    expect(await next).toMatchObject({ ok: true });
  });

  it('fails waiting runs on a message that cannot be read', async () => {
    const { client, workers } = setUp();
    const run = client.run('a', 1);
    workers[0]?.dispatchEvent(new MessageEvent('messageerror'));
    expect(await run).toMatchObject({ ok: false });
  });

  it('fails the run when no worker can be made', async () => {
    const client = createWorkerClient(() => {
      throw new Error('workers are forbidden here');
    }, new FakeClock());
    expect(await client.run('a', 1)).toEqual({
      ok: false,
      error: expect.stringContaining('workers are forbidden here'),
    });
  });

  it('gives each session its own messages, with the id of its run added on the way', () => {
    const { client, workers } = setUp();
    const [a, b] = [listening(), listening()];
    const line = client.openLine(a.listener);
    client.openLine(b.listener);
    line.send({ kind: 'play', speed: 2 });
    expect(workers[0]?.sent).toContainEqual({ kind: 'play', speed: 2, runId: 'session-1' });
    workers[0]?.say({ kind: 'verdict', runId: 'session-2', expectations: [] });
    expect(a.heard).toEqual([]);
    expect(b.heard).toHaveLength(1);
    line.close();
    expect(workers[0]?.sent.at(-1)).toEqual({ kind: 'close', runId: 'session-1' });
    workers[0]?.say({ kind: 'verdict', runId: 'session-1', expectations: [] });
    expect(a.heard).toEqual([]);
  });

  it('tells a session that its worker died, and opens the next on a new one', () => {
    const { client, workers } = setUp();
    const { losses, listener } = listening();
    client.openLine(listener).send({ kind: 'pause' });
    workers[0]?.crash('boom');
    expect(losses).toEqual([expect.stringContaining('boom')]);
    client.openLine(listener).send({ kind: 'pause' });
    expect(workers).toHaveLength(2);
  });

  it('ends a worker that answers no ping, but not one whose script still loads', () => {
    const { client, workers, clock } = setUp();
    const { losses, listener } = listening();
    client.openLine(listener).send({ kind: 'pause' });
    clock.tick(40);
    expect(losses).toEqual([]);
    workers[0]?.say({ kind: 'pong' });
    clock.tick(4);
    workers[0]?.say({ kind: 'pong' });
    clock.tick(5);
    expect(losses).toEqual([]);
    clock.tick(1);
    expect(losses).toEqual([expect.stringContaining('has not answered for 5 s')]);
    expect(workers[0]?.terminated).toBe(true);
  });

  it('ends a worker whose script never comes to its first word, after a longer while', () => {
    const { client, clock } = setUp();
    const { losses, listener } = listening();
    client.openLine(listener).send({ kind: 'pause' });
    clock.tick(41);
    expect(losses).toEqual([expect.stringContaining('has not answered for 40 s')]);
  });

  it('asks nothing of a worker that owes nothing', async () => {
    const { client, workers, clock } = setUp();
    const run = client.run('a', 1);
    expect(clock.isRunning).toBe(true);
    workers[0]?.say(finished('run-1', 'aa'));
    await run;
    expect(clock.isRunning).toBe(false);
  });
});
