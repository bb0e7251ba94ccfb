import { expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { builtIn } from '../scenario/library/catalogue';
import { HEAD } from '../worker/frame';
import { judging } from '../worker/judging';
import { FrameFeed } from './feed';
import { NearWorker } from './near-worker.test-support';
import { createRunStore } from './run-store';

const KEYS = ensure(await builtIn('forgotten-keys'), 'forgotten-keys');
const TWICE = 'no-doubles';

it('a run that a rule has paused rests, says why until it goes on, and is played on', () => {
  const expectations = KEYS.expect.map((one) => (one.id === TWICE ? { ...one, pauses: true } : one));
  const worker = new NearWorker({ ...KEYS, expect: expectations }, judging);
  const run = createRunStore(worker, new FrameFeed((draw) => draw()));
  const play = (): void => {
    run.play();
    for (let turn = 0; turn < 200 && run.getState().mode === 'playing'; turn++) worker.pass(160);
  };
  run.open({ kind: 'built-in', id: KEYS.id });
  worker.pass(16);
  run.setSpeed(100);
  play();
  const { mode, notice, verdict } = run.getState();
  expect(mode).toBe('paused');
  expect(notice).toMatchObject({
    tone: 'warning',
    text: expect.stringMatching(/^Paused by “Some order is charged twice”\. Saga \d+ broke this rule at /),
    stop: { saga: expect.any(Number), event: 0 },
  });
  expect(run.feed.frame?.head(HEAD.time)).toBe(verdict.find(({ id }) => id === TWICE)?.at);
  play();
  expect(run.getState().mode).toBe('ended');
  expect(run.getState().notice?.id).toBe(notice?.id);
});
