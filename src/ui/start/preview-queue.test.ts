import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../base/result';
import type { RunFinished } from '../../worker/protocol';
import { PreviewQueue } from './preview-queue';

const finished: RunFinished = {
  kind: 'finished',
  runId: 'run-1',
  hash: '00000000c0ffee11',
  events: 9,
  summary: {
    seconds: 60,
    requests: 10,
    answeredInTime: 9,
    verdict: { kind: 'none', expectations: 0, evidence: [] },
    strip: [],
  },
};

/** A preview that is answered by hand. */
function byHand() {
  const asked: string[] = [];
  const answers: ((result: Result<RunFinished, string>) => void)[] = [];
  const preview = async (id: string, seed: number) => {
    asked.push(`${id} ${seed}`);
    return new Promise<Result<RunFinished, string>>((resolve) => answers.push(resolve));
  };
  return {
    asked,
    queue: new PreviewQueue(preview),
    answer: async (result: Result<RunFinished, string>) => {
      answers.shift()?.(result);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const A = { id: 'a', seed: 1 };
const B = { id: 'b', seed: 2 };

describe('preview queue', () => {
  it('asks one after another and tells each answer', async () => {
    const { asked, queue, answer } = byHand();
    let heard = 0;
    queue.subscribe(() => heard++);
    queue.start([A, B]);
    expect(asked).toEqual(['a 1']);
    expect(queue.stateOf('a')).toEqual({ kind: 'waiting' });
    await answer(ok(finished));
    expect(queue.stateOf('a')).toEqual({ kind: 'done', finished });
    expect(asked).toEqual(['a 1', 'b 2']);
    await answer(err('The worker stopped.'));
    expect(queue.stateOf('b')).toEqual({ kind: 'failed', message: 'The worker stopped.' });
    expect(heard).toBe(2);
  });

  it('asks nothing more once it is stopped, and goes on where it was', async () => {
    const { asked, queue, answer } = byHand();
    queue.start([A, B]);
    queue.stop();
    await answer(ok(finished));
    expect(asked).toEqual(['a 1']);
    queue.start([A, B]);
    expect(asked).toEqual(['a 1', 'b 2']);
  });

  it('started twice still runs one at a time', async () => {
    const { asked, queue, answer } = byHand();
    queue.start([A, B]);
    queue.start([A, B]);
    expect(asked).toEqual(['a 1']);
    await answer(ok(finished));
    // Known by now, so that it need not be asked again.
    expect(asked.filter((one) => one === 'a 1')).toHaveLength(1);
  });

  it('tries again what failed, when it is started anew', async () => {
    const { asked, queue, answer } = byHand();
    queue.start([A]);
    await answer(err('Lost.'));
    queue.start([A]);
    expect(asked).toEqual(['a 1', 'a 1']);
  });

  it('stops being told after unsubscribing', async () => {
    const { queue, answer } = byHand();
    let heard = 0;
    queue.subscribe(() => heard++)();
    queue.start([A]);
    await answer(ok(finished));
    expect(heard).toBe(0);
  });
});
