import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { builtIn } from '../../scenario/library/catalogue';
import type { EventFilter, EventPage } from '../events';
import type { SagaDetail, SagaFilter, SagaPage } from '../sagas';
import { Bench } from '../session-bench.test-support';

const ORDER = ensure(await builtIn('order-saga'), 'order-saga');
const LOST = ensure(await builtIn('dual-write'), 'dual-write');
const STUCK = ensure(await builtIn('compensation-fails'), 'compensation-fails');

function sagasOf(bench: Bench, filter: SagaFilter = {}, limit = 1000): SagaPage {
  bench.send({ kind: 'sagas', askId: 1, filter, offset: 0, limit });
  return bench.last('sagas').page;
}

function sagaOf(bench: Bench, number: number): SagaDetail {
  bench.send({ kind: 'saga', askId: 1, number });
  const { result } = bench.last('saga');
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function eventsOf(bench: Bench, filter: EventFilter = {}): EventPage {
  bench.send({ kind: 'events', askId: 1, filter, offset: 0, limit: 1000 });
  return bench.last('events').page;
}

function at(seconds: number, scenario = ORDER): Bench {
  const bench = new Bench(null, scenario);
  bench.seek(seconds);
  return bench;
}

describe('a session that is asked about sagas', () => {
  it('lists them, the newest first, with counts of all and what passes a filter', () => {
    const bench = at(12);
    const page = sagasOf(bench);
    expect(page.rows.map(({ number }) => number)).toEqual(page.rows.map((_, k) => page.total - k));
    const counted = Object.values(page.counts).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(page.total);
    const compensated = sagasOf(bench, { states: ['compensated'] });
    expect(compensated.total).toBe(page.counts.compensated);
    expect(compensated.counts).toEqual(page.counts);
    expect(compensated.rows.every(({ why }) => why.includes('Payment declined'))).toBe(true);
    const [{ subject, number }] = compensated.rows;
    expect(sagasOf(bench, { text: subject }).rows.map((row) => row.number)).toContain(number);
    expect(sagasOf(bench, { text: String(number) }).rows.map((row) => row.number)).toContain(number);
    expect(sagasOf(bench, {}, 3).rows).toHaveLength(3);
  });

  it('says of one that a crash has lost what was lost, and where it stood', () => {
    const bench = at(20, LOST);
    const [{ number, why }] = sagasOf(bench, { states: ['failed'] }).rows;
    expect(why).toBe('a crash has lost all that was known of it');
    const { row, sentence, entries, acts } = sagaOf(bench, number);
    expect(sentence).toBe(
      'Failed: not all could be done or undone. A crash has lost all that was known of it.',
    );
    expect(entries.at(-2)).toMatchObject({
      tone: 'bad',
      text: 'forgotten in a crash, for nothing of it was saved',
    });
    expect(acts.some(({ mark }) => mark === 'in-doubt')).toBe(true);
    expect(row.steps).toEqual(acts.map(({ mark }) => mark));
  });

  it('says where each stands: those that go on in the matrix, and by the name of their step', () => {
    const bench = at(12);
    const unfinished = sagasOf(bench, { states: ['running', 'compensating', 'stuck'] });
    const [{ steps }] = unfinished.matrix;
    const standing = steps.reduce((sum, { forward, back, stuck }) => sum + forward + back + stuck, 0);
    expect(standing).toBe(unfinished.total);
    expect(unfinished.total).toBeGreaterThan(0);
    for (const { name, forward } of steps) {
      const found = sagasOf(bench, { states: ['running'], text: name }).total;
      expect(found).toBe(forward);
    }
  });

  it('tells of one with its attempts, what they came to, and what happened in its order', () => {
    const bench = at(12);
    const [{ number }] = sagasOf(bench, { states: ['compensated'] }).rows;
    const detail = sagaOf(bench, number);
    expect(detail.sentence).toContain('Payment declined');
    const done = detail.acts.filter(({ mark }) => mark === 'done' || mark === 'undone');
    expect(done.map(({ direction }) => direction)).toContain('compensation');
    for (const { attempts, result } of done) {
      expect(attempts.at(-1)).toMatchObject({ end: 'done' });
      expect(result).not.toBeNull();
    }
    const times = detail.entries.map(({ time }) => time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(detail.entries.at(-1)).toMatchObject({ tone: 'warn', text: 'saga is compensated' });
    expect(detail.context).toMatchObject({ orderId: detail.row.subject });
  });

  it('knows of a saga only what had happened by the moment at which it stands', () => {
    const bench = at(12);
    const { number, beganAt } = ensure(sagasOf(bench, { states: ['completed'] }).rows.at(-1), 'a saga');
    const later = sagaOf(bench, number);
    bench.seek(beganAt / 1e9 + 0.02);
    const then = sagaOf(bench, number);
    expect(then.row).toMatchObject({ state: 'running', endedAt: null });
    expect(later.entries.slice(0, then.entries.length)).toEqual(then.entries);
    bench.seek(beganAt / 1e9 - 0.001);
    bench.send({ kind: 'saga', askId: 1, number });
    expect(bench.last('saga').result).toEqual({
      ok: false,
      error: `There is no saga ${number} at this moment.`,
    });
  });

  it('takes what an operator says, once, and as a part of the run that comes again', () => {
    const bench = at(40, STUCK);
    const [{ number }] = sagasOf(bench, { states: ['stuck'] }).rows;
    const act = ensure(
      sagaOf(bench, number).acts.find(({ needsOperator }) => needsOperator),
      'an act that needs an operator',
    );
    const word = { saga: number, step: act.step, direction: act.direction, said: 'done' } as const;
    bench.send({ kind: 'operator', editId: 1, ...word });
    expect(bench.last('edited').label).toBe(`undoing “${act.name}” of saga ${number} marked as done`);
    expect(bench.last('inputs').inputs).toHaveLength(1);
    bench.send({ kind: 'operator', editId: 2, ...word });
    expect(bench.last('refused').problems).toMatchObject([{ expected: 'an act that needs an operator' }]);
    bench.seek(45);
    const decided = sagaOf(bench, number);
    expect(
      decided.acts.find(({ step, direction }) => step === act.step && direction === act.direction),
    ).toMatchObject({
      mark: 'undone',
      needsOperator: false,
      // What the operator said is no end of an attempt.
      attempts: act.attempts,
    });
    const { row } = decided;
    const { line, inputs } = bench.last('inputs');
    const again = new Bench({ ...bench.resume, inputs: { [line]: inputs } }, STUCK);
    again.seek(45);
    expect(sagaOf(again, number).row).toEqual(row);
  });

  it('turns one that goes forward back when it is cancelled, and refuses that of one that is over', () => {
    const bench = at(12);
    const [{ number }] = sagasOf(bench, { states: ['running'] }).rows;
    bench.send({ kind: 'cancel-saga', editId: 1, saga: number });
    expect(sagaOf(bench, number).row.state).toBe('compensating');
    bench.send({ kind: 'cancel-saga', editId: 2, saga: number });
    expect(bench.last('refused').problems).toMatchObject([{ expected: 'a saga that goes forward' }]);
  });
});

describe('a session that is asked about events', () => {
  it('lists them, the newest first, and says which types there are', () => {
    const bench = at(12);
    const page = eventsOf(bench);
    expect(page.rows.map(({ position }) => position)).toEqual(page.rows.map((_, k) => page.all - k));
    expect(page.types.reduce((sum, { count }) => sum + count, 0)).toBe(page.all);
    const declined = eventsOf(bench, { types: ['payment.declined'] });
    expect(declined.rows.every(({ service, gist }) => service === 'payments' && gist.endsWith('cents'))).toBe(
      true,
    );
    expect(declined.total).toBe(page.types.find(({ type }) => type === 'payment.declined')?.count);
    expect(eventsOf(bench, { services: ['shipping'] }).rows[0].stream).toMatch(/^shipping\//);
  });

  it('tells of one with all that its saga caused', () => {
    const bench = at(12);
    const [cancelled] = eventsOf(bench, { types: ['order.cancelled'] }).rows;
    bench.send({ kind: 'event', askId: 1, position: cancelled.position });
    const { result } = bench.last('event');
    expect(result).toMatchObject({ ok: true, value: { row: cancelled, request: { client: 'web' } } });
    const chain = result.ok ? result.value.chain : [];
    expect(chain.map(({ type }) => type)).toEqual([
      'order.created',
      'inventory.reserved',
      'payment.declined',
      'inventory.released',
      'order.cancelled',
    ]);
    expect(new Set(chain.map(({ saga }) => saga)).size).toBe(1);
    bench.send({ kind: 'event', askId: 1, position: 1e9 });
    expect(bench.last('event').result).toMatchObject({ ok: false });
  });

  it('tells what became of one thing at each of its versions', () => {
    const bench = at(12);
    const [{ stream }] = eventsOf(bench, { types: ['order.cancelled'] }).rows;
    bench.send({ kind: 'stream', askId: 1, stream });
    expect(bench.last('stream').result).toMatchObject({
      ok: true,
      value: { versions: 2, version: 2, state: { status: 'cancelled' }, before: { status: 'pending' } },
    });
    bench.send({ kind: 'stream', askId: 1, stream, version: 1 });
    expect(bench.last('stream').result).toMatchObject({
      ok: true,
      value: { version: 1, state: { status: 'pending' }, before: null, payload: { type: 'order.created' } },
    });
    bench.send({ kind: 'stream', askId: 1, stream, version: 0 });
    expect(bench.last('stream').result).toMatchObject({ ok: true, value: { version: 0, state: null } });
    bench.send({ kind: 'stream', askId: 1, stream: 'orders/nothing' });
    expect(bench.last('stream').result).toMatchObject({ ok: false });
  });

  it('tells of a reservation and of what the run began with, too', () => {
    const bench = at(12);
    const [{ stream }] = eventsOf(bench, { types: ['inventory.reserved'] }).rows;
    bench.send({ kind: 'stream', askId: 1, stream });
    expect(bench.last('stream').result).toMatchObject({ ok: true, value: { state: { status: 'held' } } });
    bench.send({ kind: 'stream', askId: 1, stream: 'users/user-1' });
    expect(bench.last('stream').result).toMatchObject({ ok: true, value: { state: { id: 'user-1' } } });
  });

  it('has nothing to tell where no part keeps data', () => {
    const bench = new Bench();
    expect(eventsOf(bench).all).toBe(0);
    expect(sagasOf(bench).total).toBe(0);
    bench.send({ kind: 'stream', askId: 1, stream: 'orders/1' });
    expect(bench.last('stream').result).toMatchObject({ ok: false });
  });
});
