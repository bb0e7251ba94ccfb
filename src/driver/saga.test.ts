import { describe, expect, it } from 'vitest';
import { CancelledError, TimeoutError } from './errors';
import { HttpError } from './http-errors';
import { ManualClock, settle } from './manual-clock.test-support';
import { saga } from './saga';
import type { SagaContext } from './saga-context';
import { Refusal, SagaError } from './saga-errors';
import { ask, SagaStage } from './saga-stage.test-support';
import { CountedAbort, watched } from './work.test-support';

describe('going forward', () => {
  it('SD-1: calls the first step at once, the next ones in order, with input, results and key', async () => {
    const seen: unknown[] = [];
    const note = (result: string) => (context: SagaContext<{ total: number }>) => {
      const { saga: id, step, direction, input, results, key, attempt } = context;
      seen.push({ id, step, direction, input, results, key, attempt });
      return result;
    };
    const order = saga<{ total: number }>({
      steps: [
        { id: 'order', action: note('o-1') },
        { id: 'payment', action: note('p-1'), compensation: note('never') },
      ],
    });
    const end = order.attempt({ total: 12 }, { id: 'a/7' });
    expect(seen).toHaveLength(1);
    expect(await end).toEqual({
      id: 'a/7',
      status: 'completed',
      results: { order: 'o-1', payment: 'p-1' },
      error: null,
      undone: [],
      failed: [],
    });
    const both = { id: 'a/7', direction: 'action', input: { total: 12 }, attempt: 1 };
    expect(seen).toEqual([
      { ...both, step: 'order', results: {}, key: 'a/7/order/do' },
      { ...both, step: 'payment', results: { order: 'o-1' }, key: 'a/7/payment/do' },
    ]);
    expect(await order.call({ total: 1 })).toEqual({ order: 'o-1', payment: 'p-1' });
  });

  it('SD-1: steps that start together are under way together', async () => {
    const stage = new SagaStage(['order', 'stock', 'payment'], { stock: { starts: 'with' } });
    void stage.begin();
    expect(stage.sent()).toBe('order stock');
    stage.answer('stock');
    await settle();
    expect(stage.sent()).toBe('order stock');
    stage.answer('order');
    await settle();
    expect(stage.sent()).toBe('order stock payment');
  });

  it('SD-2: an attempt that throws is tried again after its wait, with the same key', async () => {
    const stage = new SagaStage(['pay'], { pay: { attempts: 3, firstWaitMs: 1000, jitter: 'none' } });
    const end = watched(stage.begin());
    stage.fail('pay');
    await stage.clock.pass(999);
    expect(stage.sent()).toBe('pay');
    await stage.clock.pass(1);
    expect(stage.sent()).toBe('pay pay');
    expect(stage.contexts.map(({ attempt, key }) => [attempt, key])).toEqual([
      [1, 'one/pay/do'],
      [2, 'one/pay/do'],
    ]);
    stage.answer('pay', 'paid');
    await settle();
    expect(end.value).toMatchObject({ status: 'completed', results: { pay: 'paid' } });
  });
});

describe('turning back', () => {
  it('SD-3: a step that throws is not done: the steps before it are undone, the last first', async () => {
    const stage = new SagaStage(['order', 'stock', 'payment'], { payment: { attempts: 1 } });
    const end = watched(stage.begin());
    await stage.play('order stock');
    const down = new Error('card declined');
    stage.fail('payment', down);
    await settle();
    await stage.play('-stock -order');
    expect(stage.sent()).toBe('order stock payment -stock -order');
    expect(end.value).toEqual({
      id: 'one',
      status: 'compensated',
      results: { order: 'order done', stock: 'stock done' },
      error: { step: 'payment', reason: 'failed', cause: down },
      undone: ['stock', 'order'],
      failed: [],
    });
  });

  it('SD-3: a Refusal, what says so, and an answer of HTTP that says so are not tried again', async () => {
    const errors = [
      new Refusal('no'),
      Object.assign(new Error(), { refused: true }),
      new HttpError('stock', 422, 'http://stock.test/', undefined, undefined, undefined, new Headers()),
    ];
    for (const error of errors) {
      const stage = new SagaStage(['a']);
      const end = watched(stage.begin());
      stage.fail('a', error);
      await settle();
      expect(end.value).toMatchObject({ status: 'compensated', error: { reason: 'refused', cause: error } });
      expect(stage.sent()).toBe('a');
    }
  });

  it('SD-3: after an end that says nothing about the effect the step itself is undone, too', async () => {
    const stage = new SagaStage(['a', 'b'], { b: { attempts: 1 } });
    const end = watched(stage.begin());
    await stage.play('a');
    stage.fail('b', Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    await settle();
    await stage.play('-b -a');
    expect(end.value).toMatchObject({ status: 'compensated', undone: ['b', 'a'] });
  });

  it('SD-3: a judge has the first word, and settings say what its words mean', async () => {
    const judge = ask({ shaky: 'conflict', sure: 'invalid' });
    const of = async (word: string): Promise<unknown> => {
      const stage = new SagaStage(['a'], { a: { attempts: 1 } }, { judge, settings: { notDoneOn: [] } });
      const end = watched(stage.begin());
      stage.answer('a', word);
      await settle();
      if (stage.sent().endsWith('-a')) await stage.play('-a');
      return end.value;
    };
    expect(await of('sure')).toMatchObject({ error: { reason: 'refused', cause: 'sure' }, undone: [] });
    expect(await of('shaky')).toMatchObject({ error: { reason: 'failed', cause: 'shaky' }, undone: ['a'] });
    expect(await of('well')).toMatchObject({ status: 'completed' });
  });

  it('SD-4: call throws an error with saga, step, cause and results', async () => {
    const order = saga({
      steps: [
        { id: 'order', action: () => 7 },
        {
          id: 'payment',
          action: () => {
            throw new Refusal('card declined');
          },
        },
      ],
    });
    const error = await order.call(undefined, { id: 'x' }).catch((thrown: unknown) => thrown);
    if (!(error instanceof SagaError)) throw new Error('it is a SagaError');
    expect(error.message).toBe('saga "x" was undone: "payment" was refused (card declined)');
    expect(error).toMatchObject({ saga: 'x', step: 'payment', reason: 'refused', results: { order: 7 } });
    expect(error.cause).toBeInstanceOf(Refusal);
  });

  it('SD-5: a compensation that fails is stuck, the others go on, and an operator ends it', async () => {
    const stage = new SagaStage(['a', 'b', 'c'], { b: { undoAttempts: 1 }, c: { attempts: 1 } });
    const end = watched(stage.begin());
    await stage.play('a b');
    stage.fail('c');
    await settle();
    stage.fail('-b');
    await settle();
    await stage.play('-a');
    expect(end.isOver).toBe(false);
    expect(stage.order.running()).toMatchObject([
      { id: 'one', status: 'stuck', endedAt: null, stuck: [{ step: 'b', direction: 'compensation' }] },
    ]);
    expect(stage.order.operatorSays('one', 'a', 'mark-done')).toBe(false);
    expect(stage.order.operatorSays('one', 'b', 'try-again')).toBe(true);
    await settle();
    stage.fail('-b');
    await settle();
    expect(stage.order.operatorSays('one', 'b', 'mark-failed')).toBe(true);
    await settle();
    expect(end.value).toMatchObject({
      status: 'failed',
      undone: ['a'],
      failed: [{ step: 'b', direction: 'compensation' }],
      error: { step: 'c' },
    });
    expect(stage.order.operatorSays('one', 'b', 'mark-done')).toBe(false);
  });

  it('SD-5: a step after the pivot waits for an operator, who may say what it has answered', async () => {
    const stage = new SagaStage(['pay', 'send'], { pay: { pivot: true }, send: { attempts: 1 } });
    const end = watched(stage.begin());
    await stage.play('pay');
    stage.fail('send');
    await settle();
    expect(stage.order.cancel('one')).toBe(false);
    expect(stage.order.operatorSays('one', 'send', 'mark-done', 'by post')).toBe(true);
    await settle();
    expect(end.value).toMatchObject({ status: 'completed', results: { send: 'by post' } });
  });

  it('SD-5: recorded as failed where nobody is asked, also when there is no way back', async () => {
    const settings = { deadEnd: 'record' } as const;
    const steps = { pay: { pivot: true }, send: { attempts: 1 } };
    const stage = new SagaStage(['pay', 'send'], steps, { settings });
    const end = watched(stage.begin());
    await stage.play('pay');
    const down = new Error('no van');
    stage.fail('send', down);
    await settle();
    const failed = [{ step: 'send', direction: 'action' }];
    const error = { step: 'send', reason: 'failed', cause: down };
    expect(end.value).toMatchObject({ status: 'failed', undone: [], failed, error });
  });
});

describe('giving up', () => {
  it('SD-6: an attempt is given up after its time, told by its signal, and may have been done', async () => {
    const stage = new SagaStage(['a'], { a: { attempts: 1, timeoutMs: 50 } });
    const end = watched(stage.begin());
    const [{ signal }] = stage.contexts;
    await stage.clock.pass(49);
    expect(signal.aborted).toBe(false);
    await stage.clock.pass(1);
    expect(signal.reason).toBeInstanceOf(TimeoutError);
    expect(stage.contexts[0].isGivenUp).toBe(true);
    stage.answer('a', 'too late');
    await settle();
    await stage.play('-a');
    expect(end.value).toMatchObject({
      status: 'compensated',
      results: {},
      undone: ['a'],
      error: { step: 'a', reason: 'failed', cause: signal.reason },
    });
  });

  it('SD-6: an answer that comes when its time is over is late, even if no timer has fired', async () => {
    const stage = new SagaStage(['a'], { a: { attempts: 1, timeoutMs: 50 } });
    void stage.begin();
    stage.clock.jump(60);
    stage.answer('a');
    await settle();
    expect(stage.sent()).toBe('a -a');
    expect(stage.contexts[0].signal.reason).toBeInstanceOf(TimeoutError);
  });

  it('SD-7: at the deadline the saga turns back', async () => {
    const stage = new SagaStage(['a', 'b'], {}, { settings: { deadlineMs: 100 } });
    const end = watched(stage.begin());
    await stage.play('a');
    const { signal } = stage.contexts[1];
    await stage.clock.pass(100);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError', kind: 'gave-up' });
    await stage.play('-b -a');
    expect(end.value).toMatchObject({ status: 'compensated', error: { step: null, reason: 'deadline' } });
  });

  it.each(['signal', 'cancel'])('SD-8: it is cancelled by %s, turns back, and tells why', async (way) => {
    const stage = new SagaStage(['a', 'b']);
    const controller = new AbortController();
    const end = watched(stage.begin(controller.signal));
    await stage.play('a');
    const { signal } = stage.contexts[1];
    if (way === 'signal') controller.abort('changed my mind');
    else expect(stage.order.cancel('one', 'changed my mind')).toBe(true);
    expect(signal.reason).toBeInstanceOf(CancelledError);
    await settle();
    await stage.play('-b -a');
    const error = { step: null, reason: 'cancelled', cause: 'changed my mind' };
    expect(end.value).toMatchObject({ status: 'compensated', error, undone: ['b', 'a'] });
    expect(stage.order.cancel('one')).toBe(false);
  });

  it('SD-8: aborted at any await, it ends undone or completed, and leaves nothing behind', async () => {
    const statuses: unknown[] = [];
    for (let steps = 0; steps < 60; steps += 1) {
      const clock = new ManualClock();
      const standing = new Set<string>();
      const abort = new CountedAbort();
      const work = (id: string) => ({
        id,
        action: async () => void standing.add(await Promise.resolve(id)),
        compensation: async () => void standing.delete(await Promise.resolve(id)),
      });
      const order = saga({
        steps: [work('a'), work('b')],
        store: { save: () => Promise.resolve(), load: () => null, list: () => [] },
        clock,
      });
      const end = watched(order.attempt(undefined, { id: 'x', signal: abort.signal }));
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      abort.abort();
      await settle();
      await settle();
      expect(end.isOver).toBe(true);
      expect([abort.listeners, clock.timersLeft]).toEqual([0, 0]);
      const status: unknown = Object(end.value).status ?? end.error;
      expect(standing.size).toBe(status === 'completed' ? 2 : 0);
      statuses.push(status);
    }
    expect(statuses[0]).toBeInstanceOf(CancelledError);
    expect(statuses).toContain('compensated');
    expect(statuses.at(-1)).toBe('completed');
  });

  it('SD-8: a signal that was aborted before begins nothing', async () => {
    const stage = new SagaStage(['a']);
    const error: unknown = await stage.begin(AbortSignal.abort('no')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'CancelledError', reason: 'no' });
    expect(stage.sent()).toBe('');
    expect(stage.order.list()).toEqual([]);
  });
});
