import { err, ok, type Result } from '../base/result';
import type { FromWorker, RunFinished, ToWorker } from './protocol';

/** The part of a Worker that the client uses; a test passes a fake. */
export interface WorkerPort extends EventTarget {
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export interface WorkerClient {
  /** Runs a scenario for its whole length. The error is a sentence for the reader. */
  run(scenarioId: string, seed: number): Promise<Result<RunFinished, string>>;
  dispose(): void;
}

type Settle = (result: Result<RunFinished, string>) => void;

/**
 * Owns the worker: starts it with the first run, and after a crash anew with the next. A crash fails every run that
 * was waiting, so nobody waits for ever.
 */
export function createWorkerClient(makeWorker: () => WorkerPort): WorkerClient {
  const waiting = new Map<string, Settle>();
  let worker: WorkerPort | undefined;
  let nextRun = 1;

  const settle = (runId: string, result: Result<RunFinished, string>): void => {
    waiting.get(runId)?.(result);
    waiting.delete(runId);
  };
  const drop = (message: string): void => {
    worker?.terminate();
    worker = undefined;
    for (const runId of waiting.keys()) settle(runId, err(message));
  };
  const start = (): WorkerPort => {
    const started = makeWorker();
    // A worker that was dropped may still have an event under way: only the present one is heard.
    const hear = (kind: string, react: (event: Event) => void): void =>
      started.addEventListener(kind, (event) => {
        if (started === worker) react(event);
      });
    hear('message', (event) => {
      if (event instanceof MessageEvent) receive(event.data);
    });
    hear('error', (event) => drop(`The worker stopped: ${reasonOf(event)}. The next run starts it again.`));
    hear('messageerror', () =>
      drop('A message of the worker could not be read. The next run starts it again.'),
    );
    return started;
  };
  const receive = (message: FromWorker): void => {
    settle(message.runId, message.kind === 'finished' ? ok(message) : err(message.message));
  };

  return {
    run: async (scenarioId, seed) =>
      new Promise((resolve) => {
        const runId = `run-${nextRun++}`;
        waiting.set(runId, resolve);
        try {
          worker ??= start();
          worker.postMessage({ kind: 'run', runId, scenarioId, seed });
        } catch (error) {
          drop(`The worker could not be started: ${error instanceof Error ? error.message : String(error)}.`);
        }
      }),
    dispose: () => drop('The page closed the worker.'),
  };
}

/** An ErrorEvent carries a message; a script that could not be loaded gives a plain Event. */
function reasonOf(event: Event): string {
  const message = 'message' in event && typeof event.message === 'string' ? event.message : '';
  return message === '' ? 'its script could not be loaded or run' : message;
}
