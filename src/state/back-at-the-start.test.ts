import { describe, expect, it } from 'vitest';
import { small } from '../scenario/small-scenario.test-support';
import { HEAD } from '../worker/frame';
import { FrameFeed } from './feed';
import { NearWorker } from './near-worker.test-support';
import { createRunStore } from './run-store';

const SCENARIO = small();

async function ranTo(seconds: number) {
  const worker = new NearWorker(SCENARIO);
  const run = createRunStore(worker, new FrameFeed((draw) => draw()));
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn++) await worker.settle();
  };
  run.open({ kind: 'built-in', id: SCENARIO.id });
  worker.pass(32);
  run.seek(seconds * 1e9);
  await rest();
  return { worker, run, rest };
}

describe('a run that was further', () => {
  it('keeps its known future when a part is named at time zero', async () => {
    const { run, rest } = await ranTo(5);
    const { points } = run.feed;
    expect(points).toBeGreaterThan(3);
    run.seek(0);
    await rest();
    void run.edit('nodes.shop.name', 'Another shop', 'the name');
    await rest();
    expect(run.getState().scenario?.nodes[1].name).toBe('Another shop');
    expect(run.feed.points).toBe(points);
    // It is the same run, and its beginning has something of the person's own.
    expect(run.getState().changedAtStart).toBe(1);
  });

  it('plays on from the moment to which it was sent from its end', async () => {
    const { worker, run, rest } = await ranTo(10);
    expect(run.getState().mode).toBe('ended');
    run.seek(4e9);
    run.play();
    await rest();
    expect(worker.opened).toBe(1);
    expect(run.getState().mode).toBe('playing');
    expect(run.feed.frame?.head(HEAD.time)).toBeGreaterThan(4e9);
    expect(run.feed.frame?.head(HEAD.reach)).toBe(10e9);
  });
});
