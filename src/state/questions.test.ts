import { describe, expect, it } from 'vitest';
import type { LineCommand } from '../worker/client';
import { NO_EVENTS } from '../worker/events';
import { NO_SAGAS } from '../worker/sagas';
import { Questions } from './questions';

function setUp() {
  const asked: LineCommand[] = [];
  const questions = new Questions((command) => void asked.push(command));
  const ids = (): number[] => asked.flatMap((one) => ('askId' in one ? [one.askId] : []));
  return { questions, asked, ids };
}

describe('questions about sagas', () => {
  it('are asked with a number each, and answered by it', async () => {
    const { questions, asked, ids } = setUp();
    const list = questions.data.sagas({ states: ['stuck'] }, 60, 30);
    const one = questions.data.saga(97);
    expect(asked).toMatchObject([
      { kind: 'sagas', filter: { states: ['stuck'] }, offset: 60, limit: 30 },
      { kind: 'saga', number: 97 },
    ]);
    const [first, second] = ids();
    questions.answer({ kind: 'saga', runId: '', askId: second, result: { ok: false, error: 'None.' } });
    questions.answer({ kind: 'sagas', runId: '', askId: first, page: { ...NO_SAGAS, total: 4 } });
    expect(await list).toMatchObject({ total: 4 });
    expect(await one).toEqual({ ok: false, error: 'None.' });
  });

  it('are answered when the session is lost', async () => {
    const { questions } = setUp();
    const list = questions.data.sagas({}, 0, 60);
    const one = questions.data.saga(1);
    questions.answerAll('the run was closed');
    expect(await list).toEqual(NO_SAGAS);
    expect(await one).toEqual({ ok: false, error: 'There is no answer: the run was closed.' });
  });
});

describe('questions about events', () => {
  it('are asked with a number each, and answered by it', async () => {
    const { questions, asked, ids } = setUp();
    const list = questions.data.events({ services: ['orders'] }, 60, 30);
    const one = questions.data.event(97);
    const thing = questions.data.stream('orders/web.17', 2);
    const newest = questions.data.stream('orders/web.17');
    expect(asked).toMatchObject([
      { kind: 'events', filter: { services: ['orders'] }, offset: 60, limit: 30 },
      { kind: 'event', position: 97 },
      { kind: 'stream', stream: 'orders/web.17', version: 2 },
      { kind: 'stream', stream: 'orders/web.17' },
    ]);
    expect(asked[3]).not.toHaveProperty('version');
    const none = { ok: false, error: 'None.' } as const;
    const [first, second, third, fourth] = ids();
    questions.answer({ kind: 'stream', runId: '', askId: fourth, result: { ok: false, error: 'Gone.' } });
    questions.answer({ kind: 'stream', runId: '', askId: third, result: none });
    questions.answer({ kind: 'event', runId: '', askId: second, result: none });
    questions.answer({ kind: 'events', runId: '', askId: first, page: { ...NO_EVENTS, total: 4 } });
    expect(await list).toMatchObject({ total: 4 });
    expect([await one, await thing, await newest]).toEqual([none, none, { ok: false, error: 'Gone.' }]);
  });

  it('are answered when the session is lost', async () => {
    const { questions } = setUp();
    const list = questions.data.events({}, 0, 60);
    const one = questions.data.event(1);
    const thing = questions.data.stream('orders/web.17');
    questions.answerAll('the run was closed');
    expect(await list).toEqual(NO_EVENTS);
    const lost = { ok: false, error: 'There is no answer: the run was closed.' };
    expect([await one, await thing]).toEqual([lost, lost]);
  });
});
