import { describe, expect, it } from 'vitest';
import { createWorkerClient, type WorkerPort } from './client';
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

function setUp() {
  const workers: FakeWorker[] = [];
  const client = createWorkerClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

function finished(runId: string, hash: string): RunFinished {
  const summary = {
    seconds: 60,
    requests: 10,
    answeredInTime: 9,
    verdict: { kind: 'none', expectations: 0, evidence: [] },
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
    });
    expect(await client.run('a', 1)).toEqual({
      ok: false,
      error: expect.stringContaining('workers are forbidden here'),
    });
  });
});
