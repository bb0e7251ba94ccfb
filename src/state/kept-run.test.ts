import { describe, expect, it } from 'vitest';
import { CLOSED, type RunStore } from './run';
import type { Line, LineCommand, LineListener, WorkerClient } from '../worker/client';
import type { LineInfo, LoggedInput } from '../worker/lines';
import { FrameFeed } from './feed';
import { KeptRun } from './kept-run';
import { createRunStore } from './run-store';

function input(time: number): LoggedInput {
  return {
    time,
    after: time,
    edits: 0,
    input: {
      kind: 'ask',
      number: time,
      edge: 'e',
      requestType: 't',
      key: 0,
      user: 0,
      answeredBy: '',
      method: 'GET',
      path: '/',
    },
  };
}

const line = (id: number): LineInfo => ({
  id,
  name: `Line ${id}`,
  parent: id === 1 ? null : 1,
  from: { time: 0, dispatched: 0 },
  reach: { time: 9, dispatched: 9 },
  log: [],
  inherited: 0,
  made: [],
});

const told = (id: number, from: number, ...inputs: readonly LoggedInput[]) =>
  ({ kind: 'inputs', runId: '', line: id, from, inputs }) as const;

describe('what is kept of a run', () => {
  const kept = (): KeptRun => new KeptRun(new FrameFeed((draw) => draw()));
  const state = { ...CLOSED, lines: [line(1), line(2)], line: 2 };

  it('gathers what reached each line from outside', () => {
    const run = kept();
    expect(run.hasInputs).toBe(false);
    run.takeInputs(told(1, 0, input(1)));
    run.takeInputs(told(1, 1, input(2), input(3)));
    run.takeInputs(told(2, 0, input(1), input(4)));
    expect(run.hasInputs).toBe(true);
    expect(run.resume(state, undefined)?.inputs).toEqual({
      1: [input(1), input(2), input(3)],
      2: [input(1), input(4)],
    });
  });

  it('takes what comes from a place on in place of what it knew from there', () => {
    const run = kept();
    run.takeInputs(told(1, 0, input(1), input(2), input(3)));
    run.takeInputs(told(1, 1, input(5)));
    expect(run.resume(state, undefined)?.inputs[1]).toEqual([input(1), input(5)]);
  });

  it('leaves out lines that were deleted, and forgets all when the run begins anew', () => {
    const run = kept();
    run.takeInputs(told(1, 0, input(1)));
    run.takeInputs(told(3, 0, input(1)));
    expect(Object.keys(run.resume(state, undefined)?.inputs ?? {})).toEqual(['1']);
    run.forgetInputs();
    expect(run.resume(state, undefined)?.inputs).toEqual({});
    expect(run.hasInputs).toBe(false);
  });
});

/** A worker that says what it is told to say. */
class ScriptedWorker implements WorkerClient {
  readonly sent: LineCommand[] = [];
  listener: LineListener | undefined;

  openLine(listener: LineListener): Line {
    this.listener = listener;
    return { send: (command) => void this.sent.push(command), close: () => undefined };
  }

  async run(): Promise<never> {
    throw new Error('not used here');
  }
  dispose(): void {}
}

describe('a lost worker', () => {
  function opened(): { worker: ScriptedWorker; run: RunStore } {
    const worker = new ScriptedWorker();
    const run = createRunStore(worker, new FrameFeed((draw) => draw()));
    run.open({ kind: 'text', text: '{}' });
    const layout = { topologyVersion: 1, durationNs: 9e9, nodes: [], edges: [], layers: [] };
    worker.listener?.hear({
      kind: 'opened',
      runId: '',
      seed: 1,
      scenario: JSON.parse('{"nodes":[],"edges":[]}'),
      startText: '{}',
      text: '{}',
      layout,
      lines: [line(1)],
      line: 1,
      undo: null,
      redo: null,
      keptPoints: null,
    });
    return { worker, run };
  }

  it('is given what had reached the run from outside', () => {
    const { worker } = opened();
    worker.listener?.hear(told(1, 0, input(1), input(2)));
    worker.listener?.lost('It stopped.');
    const again = worker.sent.findLast(({ kind }) => kind === 'open');
    expect(again).toMatchObject({ resume: { inputs: { 1: [input(1), input(2)] } } });
  });

  it('leaves no request without an answer', async () => {
    const { worker, run } = opened();
    const asked = run.askHttp({ node: 'orders', method: 'GET', path: '/', headers: [], body: '' });
    await expect.poll(() => worker.sent.at(-1)?.kind).toBe('http');
    worker.listener?.lost('It stopped.');
    expect(await asked).toEqual({
      ok: false,
      error: 'There is no answer: the simulation was started anew.',
    });
  });
});
