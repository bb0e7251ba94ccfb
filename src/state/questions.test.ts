import { describe, expect, it } from 'vitest';
import type { LineCommand } from '../worker/client';
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
    const list = questions.askSagas({ states: ['stuck'] }, 60, 30);
    const one = questions.askSaga(97);
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
    const list = questions.askSagas({}, 0, 60);
    const one = questions.askSaga(1);
    questions.answerAll('the run was closed');
    expect(await list).toEqual(NO_SAGAS);
    expect(await one).toEqual({ ok: false, error: 'There is no answer: the run was closed.' });
  });
});
