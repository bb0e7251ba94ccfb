import type { Result } from '../base/result';
import { createWorkerClient, type WorkerPort } from '../worker/client';
import type { RunFinished } from '../worker/protocol';
import type { FrameFeed } from './feed';
import type { RunStore } from './run';
import { createRunStore } from './run-store';

/** The worker of a page and what speaks to it. A page shows before this is fetched. */
export interface EngineRoom {
  openRun(feed: FrameFeed): RunStore;
  /** Runs a scenario for its whole length. */
  preview(scenarioId: string, seed: number): Promise<Result<RunFinished, string>>;
}

export function createEngineRoom(makeWorker: () => WorkerPort): EngineRoom {
  const client = createWorkerClient(makeWorker, {
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
  });
  return {
    openRun: (feed) => createRunStore(client, feed),
    preview: async (scenarioId, seed) => client.run(scenarioId, seed),
  };
}
