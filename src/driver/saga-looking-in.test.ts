import { afterEach, describe, expect, it, vi } from 'vitest';
import { ManualClock, settle } from './manual-clock.test-support';
import { saga } from './saga';
import { Refusal, SagaDefinitionError } from './saga-errors';
import { acts, SagaStage } from './saga-stage.test-support';
import { watched } from './work.test-support';

describe('time', () => {
  afterEach(() => void vi.useRealTimers());

  it('SD-9: one timer for all sagas, and none when none of them waits', async () => {
    const clock = new ManualClock();
    const stages = Array.from(
      { length: 50 },
      () => new SagaStage(['a'], { a: { timeoutMs: 5000 } }, { clock }),
    );
    expect(clock.timersSet).toBe(0);
    const ends = stages.map((stage) => stage.begin());
    expect(clock.timersLeft).toBe(1);
    expect(clock.keepsAlive).toBe(true);
    for (const stage of stages) stage.answer('a');
    await Promise.all(ends);
    await settle();
    expect(clock.timersLeft).toBe(0);
  });

  it('SD-9: a saga that is stuck keeps no timer', async () => {
    const stage = new SagaStage(['pay', 'send'], { pay: { pivot: true }, send: { attempts: 1 } });
    void stage.begin();
    await stage.play('pay');
    stage.fail('send');
    await stage.clock.pass(1);
    expect(stage.order.running()).toMatchObject([{ status: 'stuck' }]);
    expect(stage.clock.timersLeft).toBe(0);
  });

  it('SD-9: fake timers are heard', async () => {
    vi.useFakeTimers();
    const times: number[] = [];
    const started = performance.now();
    const order = saga({
      steps: [
        {
          id: 'a',
          action: () => {
            times.push(performance.now() - started);
            if (times.length < 3) throw new Error('down');
          },
          settings: { firstWaitMs: 2000, jitter: 'none' },
        },
      ],
    });
    const end = order.attempt(undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await end).status).toBe('completed');
    expect(times).toEqual([0, 2000, 6000]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('looking in', () => {
  it('SD-10: lists what runs and what has ended lately, with its times', async () => {
    const stage = new SagaStage(['a'], {}, { keeps: 2 });
    const began = stage.clock.wall;
    for (const id of ['p', 'q', 'r', 's']) void stage.order.attempt('', { id });
    expect(stage.order.running().map(({ id, status }) => `${id} ${status}`)).toEqual([
      'p running',
      'q running',
      'r running',
      's running',
    ]);
    await stage.clock.pass(20);
    for (const place of [0, 1, 2]) stage.end(place, 'done');
    await settle();
    expect(stage.order.list()).toEqual([
      { id: 'q', status: 'completed', startedAt: began, endedAt: began + 20, stuck: [] },
      { id: 'r', status: 'completed', startedAt: began, endedAt: began + 20, stuck: [] },
      { id: 's', status: 'running', startedAt: began, endedAt: null, stuck: [] },
    ]);
  });

  it('SD-10: what is not known is an error that says so', async () => {
    const stage = new SagaStage(['a']);
    void stage.begin();
    expect(() => stage.order.cancel('two')).toThrow('there is no saga "two" here');
    expect(() => stage.order.operatorSays('one', 'z', 'mark-done')).toThrow('there is no step "z"');
    await expect(stage.order.attempt('', { id: 'one' })).rejects.toThrow('saga "one" is under way');
    await expect(stage.order.resume('two')).rejects.toThrow('the option "store" is not set');
  });

  it('SD-11: listeners hear what happens; what they throw breaks nothing', async () => {
    const heard: string[] = [];
    const stage = new SagaStage(
      ['a'],
      { a: { attempts: 1 } },
      {
        onEvent: ({ type, step, attempt, text }) => {
          heard.push(step === null ? type : `${type} ${step} ${attempt}`);
          expect(text.length).toBeGreaterThan(3);
          throw new Error('from a listener');
        },
      },
    );
    const end = watched(stage.begin());
    stage.fail('a', new Refusal('no'));
    await settle();
    expect(end.isOver).toBe(true);
    expect(heard).toEqual([
      'began',
      'status',
      'send a 1',
      'recorded a 1',
      'attempt-refused a 1',
      'not-done a 1',
      'turned-back a 1',
      'status',
    ]);
  });
});

describe('definitions', () => {
  it('SD-12: what cannot be carried out is an error that names the place', () => {
    const action = (): number => 1;
    const wrong: readonly (readonly [object, string])[] = [
      [{ steps: [] }, 'saga.steps: expected 1 to 16 steps, got 0'],
      [{ steps: acts('a', 'a') }, 'saga.steps[1].id: expected an id of its own, got "a" again'],
      [{ steps: [{ id: 'a/b', action }] }, 'saga.steps[0].id: expected a text without "/", got "a/b"'],
      [{ steps: [{ id: 'a' }] }, 'saga.steps[0].action: expected a function'],
      [{ steps: [{ id: 'a', action, compensation: 3 }] }, 'saga.steps[0].compensation: expected a function'],
      [{ steps: acts('a'), setting: {} }, 'saga: expected a known option, perhaps "settings"'],
      [{ steps: [{ id: 'a', action, undo: action }] }, 'saga.steps[0]: expected one of id, name'],
      [{ steps: acts('a'), settings: { deadlineMs: -1 } }, 'saga.settings.deadlineMs: expected a duration'],
      [
        { steps: [{ id: 'a', action, settings: { attempts: 0 } }] },
        'saga.steps[0].settings.attempts: expected a whole number from 1',
      ],
      [
        { steps: [{ id: 'a', action, settings: { compensation: 'undo' } }] },
        'saga.steps[0].settings.compensation: expected nothing',
      ],
    ];
    for (const [options, says] of wrong) {
      const make = (): unknown => saga(Object(options));
      expect(make).toThrow(SagaDefinitionError);
      expect(make).toThrow(says);
    }
  });
});
