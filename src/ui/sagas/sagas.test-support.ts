import { err, ok } from '../../base/result';
import type { DataQuestions } from '../../state/data-questions';
import {
  NO_SAGAS,
  SAGA_STATES,
  type SagaActDetail,
  type SagaAttempt,
  type SagaDetail,
  type SagaFilter,
  type SagaPage,
  type SagaRow,
} from '../../worker/sagas';

const MS = 1e6;

export function sagaRow(row: Partial<SagaRow> = {}): SagaRow {
  const number = row.number ?? 1;
  return {
    number,
    saga: 'order',
    name: 'Order',
    state: 'running',
    subject: `ord-${String(number).padStart(4, '0')}`,
    request: { client: 'web', number },
    beganAt: number * 100 * MS,
    endedAt: null,
    steps: ['done', 'under-way', 'to-come'],
    why: '',
    isDown: false,
    ...row,
  };
}

export function sagaAct(act: Partial<SagaActDetail> = {}): SagaActDetail {
  return {
    step: 'pay',
    name: 'Payment',
    direction: 'action',
    mark: 'to-come',
    edge: 'orders-payments',
    does: 'Take the money',
    attempts: [],
    dueAt: null,
    limit: 3,
    result: null,
    needsOperator: false,
    group: 0,
    ...act,
  };
}

/** Times in ms. */
export function attempt(
  number: number,
  from: number,
  to: number | null,
  end: SagaAttempt['end'],
  words = '',
): SagaAttempt {
  return { number, from: from * MS, to: to === null ? null : to * MS, end, words };
}

/** Paid for, but the parcel could not be sent: the money goes back, and its reply gets lost again and again. */
export function turnedBack(detail: Partial<SagaDetail> = {}): SagaDetail {
  return {
    row: sagaRow({
      number: 97,
      state: 'stuck',
      beganAt: 1000 * MS,
      steps: ['nothing-to-undo', 'needs-operator', 'not-done', 'to-come'],
      why: 'Refund timed out 2 times',
    }),
    sentence: 'Payment took the money and nobody knows whether it gave it back.',
    facts: [{ label: 'Tries', value: '2 of 2' }],
    acts: [
      sagaAct({
        step: 'create',
        name: 'Create order',
        mark: 'done',
        attempts: [attempt(1, 1000, 1030, 'done', 'created')],
        group: 0,
      }),
      sagaAct({ mark: 'done', attempts: [attempt(1, 1030, 1090, 'done', 'paid')], group: 1 }),
      sagaAct({
        step: 'ship',
        name: 'Shipping',
        mark: 'not-done',
        attempts: [attempt(1, 1090, 1200, 'not-done', 'no such address')],
        group: 2,
      }),
      sagaAct({ step: 'confirm', name: 'Confirm', group: 3 }),
      sagaAct({
        direction: 'compensation',
        does: 'Give the money back',
        mark: 'needs-operator',
        needsOperator: true,
        limit: 2,
        attempts: [
          attempt(1, 1200, 1700, 'unknown', 'timed out'),
          attempt(2, 2200, 2700, 'unknown', 'timed out'),
        ],
        group: 1,
      }),
    ],
    entries: [
      { time: 1000 * MS, text: 'It began', tone: 'plain' },
      { time: 1200 * MS, text: 'Shipping refused: it turns back', tone: 'warn' },
    ],
    context: { orderId: 'ord-0097', total: 84 },
    deadlineAt: null,
    ...detail,
  };
}

type SagaHands = Pick<DataQuestions, 'sagas' | 'saga'>;

/** A worker that knows these sagas, the newest first, and answers at once. */
export function sagaWorker(rows: readonly SagaRow[], details: readonly SagaDetail[] = []) {
  const asked: { filter: SagaFilter; offset: number; limit: number }[] = [];
  const hands: SagaHands = {
    sagas: async (filter, offset, limit) => {
      asked.push({ filter, offset, limit });
      return Promise.resolve(pageOf(rows, filter, offset, limit));
    },
    saga: async (number) => {
      const found = details.find(({ row }) => row.number === number);
      return Promise.resolve(found === undefined ? err(`There is no saga ${number}.`) : ok(found));
    },
  };
  return { ...hands, asked };
}

export function pageOf(
  rows: readonly SagaRow[],
  filter: SagaFilter,
  offset: number,
  limit: number,
): SagaPage {
  const passed = rows.filter(
    ({ saga, state, subject }) =>
      (filter.saga ?? saga) === saga &&
      (filter.states?.includes(state) ?? true) &&
      subject.includes(filter.text ?? ''),
  );
  const counts = { ...NO_SAGAS.counts };
  for (const state of SAGA_STATES) counts[state] = rows.filter((row) => row.state === state).length;
  return { rows: passed.slice(offset, offset + limit), total: passed.length, counts, matrix: [] };
}
