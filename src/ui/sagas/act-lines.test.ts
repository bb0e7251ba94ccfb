import { describe, expect, it } from 'vitest';
import { drawnSaga } from './act-lines';
import { attempt, sagaAct, sagaRow, turnedBack } from './sagas.test-support';

const MS = 1e6;

describe('the lines of a saga', () => {
  const drawn = drawnSaga({ detail: turnedBack(), now: 3000 * MS });

  it('go forward in the order of the steps, and back with the last one first', () => {
    const two = turnedBack();
    const more = sagaAct({ step: 'create', direction: 'compensation' });
    const { forward, back } = drawnSaga({
      detail: { ...two, acts: [...two.acts.slice(0, 4), more, ...two.acts.slice(4)] },
      now: 3000 * MS,
    });
    expect(forward.map(({ act }) => act.step)).toEqual(['create', 'pay', 'ship', 'confirm']);
    expect(back.map(({ act, step }) => [act.step, step])).toEqual([
      ['pay', 2],
      ['create', 1],
    ]);
  });

  it('lie within the axis, the tries at their times', () => {
    const [, pay] = drawn.forward;
    const [refund] = drawn.back;
    expect(pay.bars[0].end).toBeGreaterThan(pay.bars[0].start);
    expect(refund.bars[0].start).toBeGreaterThan(pay.bars[0].end);
    for (const line of [...drawn.forward, ...drawn.back]) {
      for (const { start, end } of [...line.bars, ...line.waits]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(1);
        expect(end).toBeGreaterThanOrEqual(start);
      }
    }
  });

  it('wait between two tries', () => {
    const [refund] = drawn.back;
    expect(refund.waits).toEqual([{ start: refund.bars[0].end, end: refund.bars[1].start, isAhead: false }]);
  });

  it('tell when it turned back, and that what comes after was not reached', () => {
    expect(drawn.turnedBackAt).toBe(1200 * MS);
    const confirm = drawn.forward[3];
    expect(confirm.outline).toBeNull();
    expect(confirm.note.text).toBe('not reached');
  });
});

it('nothing is said of undoing what cannot have happened', () => {
  const known = turnedBack();
  const undo = (step: string) => sagaAct({ step, direction: 'compensation' });
  const acts = [...known.acts, undo('ship'), undo('confirm'), undo('create')];
  const { back } = drawnSaga({ detail: { ...known, acts }, now: 3000 * MS });
  expect(back.map(({ act }) => act.step)).toEqual(['pay', 'create']);
});

describe('what is to come', () => {
  const running = {
    ...turnedBack(),
    row: sagaRow({ beganAt: 1000 * MS }),
    acts: [
      sagaAct({
        mark: 'waiting',
        dueAt: 1800 * MS,
        attempts: [attempt(1, 1000, 1200, 'unknown', 'timed out')],
      }),
      sagaAct({ step: 'ship', group: 1 }),
      sagaAct({ step: 'confirm', group: 1 }),
    ],
  };
  const { forward, now } = drawnSaga({ detail: running, now: 1400 * MS });

  it('is an outline after the present moment, one after the other', () => {
    const starts = forward.map(({ outline }) => outline?.start ?? -1);
    expect(starts.every((start) => start > (now ?? 1))).toBe(true);
    expect(starts.toSorted((one, other) => one - other)).toEqual(starts);
    expect(forward.map(({ outline }) => (outline?.end ?? 2) <= 1)).toEqual([true, true, true]);
  });

  it('begins with the wait for the next try, of which a part is over', () => {
    const [{ waits, outline }] = forward;
    expect(waits.map(({ isAhead }) => isAhead)).toEqual([false, true]);
    expect(waits[0].end).toBeCloseTo(now ?? -1);
    expect(waits[1].end).toBe(outline?.start);
  });

  it('tells which steps are taken side by side', () => {
    expect(forward.map(({ isBesideOthers }) => isBesideOthers)).toEqual([false, true, true]);
  });
});

describe('a deadline', () => {
  const withDeadline = (ms: number) =>
    drawnSaga({
      detail: { ...turnedBack(), row: sagaRow({ beganAt: 1000 * MS }), deadlineAt: ms * MS, acts: [] },
      now: 2000 * MS,
    });

  it('is on the axis when it is near', () => {
    const { deadline } = withDeadline(2400);
    expect(deadline).toMatchObject({ time: 2400 * MS, isBeyond: false });
    expect(deadline?.share).toBeLessThan(1);
  });

  it('is beyond its end when there would be no room left for the rest', () => {
    expect(withDeadline(9000).deadline).toMatchObject({ share: 1, isBeyond: true });
  });
});

it('a saga that went well has no way back', () => {
  const acts = [
    sagaAct({ mark: 'done', attempts: [attempt(1, 1000, 1100, 'done')] }),
    sagaAct({ direction: 'compensation' }),
  ];
  const row = sagaRow({ state: 'completed', beganAt: 1000 * MS, endedAt: 1100 * MS });
  const { forward, back, now } = drawnSaga({ detail: { ...turnedBack(), row, acts }, now: 3000 * MS });
  expect([forward.length, back.length, now]).toEqual([1, 0, null]);
});

it('a saga that began just now has an axis, too', () => {
  const { range, now } = drawnSaga({
    detail: { ...turnedBack(), row: sagaRow({ beganAt: 1000 * MS }), acts: [] },
    now: 1000 * MS,
  });
  expect(range.to).toBeGreaterThan(range.from);
  expect(now).toBeGreaterThan(0);
});
