import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../base/time';
import { FrameView, HEAD, HEAD_WIDTH, type FrameLayout } from '../worker/frame';
import { recordingRun } from './recording-run.test-support';
import { Seeker, seekerOf, type SoughtRun } from './seeking';

const LAYOUT: FrameLayout = { topologyVersion: 1, durationNs: 60 * S, nodes: [], edges: [], layers: [] };

function stage(phase: 'ready' | 'recovering' = 'ready') {
  const feed: { frame: FrameView | null } = { frame: null };
  const sought: number[] = [];
  let wall = 1000;
  const run: SoughtRun = {
    feed,
    getState: () => ({ phase, layout: LAYOUT }),
    seek: (time) => void sought.push(time / S),
  };
  return {
    seeker: new Seeker(run, () => wall),
    sought,
    stand: (seconds: number, reach = seconds): void => {
      const data = new Float64Array(HEAD_WIDTH);
      data[HEAD.time] = seconds * S;
      data[HEAD.reach] = reach * S;
      feed.frame = new FrameView(LAYOUT, data);
    },
    wait: (ms: number): void => {
      wall += ms;
    },
  };
}

describe('the seeker', () => {
  it('stays within the run', () => {
    const { seeker, sought } = stage();
    for (const seconds of [12.5, -3, 99]) seeker.to(seconds * S);
    expect(sought).toEqual([12.5, 0, 60]);
  });

  it('goes on from where it led, before a frame has told of that', () => {
    const { seeker, sought, stand, wait } = stage();
    stand(10);
    seeker.by(S);
    seeker.by(S);
    seeker.by(-5 * S);
    expect(sought).toEqual([11, 12, 7]);
    stand(30);
    wait(300);
    expect(seeker.moment).toBe(30 * S);
    seeker.by(S);
    expect(sought.at(-1)).toBe(31);
  });

  it('finds the end of what is known', () => {
    const { seeker, sought, stand } = stage();
    stand(10, 42);
    seeker.toNewest();
    expect(sought).toEqual([42]);
  });

  it('leaves a run alone that is not ready', () => {
    const { seeker, sought } = stage('recovering');
    seeker.to(5 * S);
    expect(sought).toEqual([]);
  });

  it('is one for a run', () => {
    const run = recordingRun();
    expect(seekerOf(run)).toBe(seekerOf(run));
    expect(seekerOf(run)).not.toBe(seekerOf(recordingRun()));
  });
});
