import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { setPath } from '../../scenario/edit';
import { builtIn } from '../../scenario/library/catalogue';
import type { ReadModelDetail, ReadModelRow, ReadQuery, ReadResult, ViewWord } from '../read-models';
import { Bench } from '../session-bench.test-support';

const LAG = ensure(await builtIn('projection-lag'), 'projection-lag');
const NAMES = ensure(await builtIn('enrichment'), 'enrichment');
const SAGAS = ensure(await builtIn('order-saga'), 'order-saga');

function at(seconds: number, scenario = LAG): Bench {
  const bench = new Bench(null, scenario);
  bench.seek(seconds);
  return bench;
}

function rowsOf(bench: Bench): readonly ReadModelRow[] {
  bench.send({ kind: 'read-models', askId: 1 });
  return bench.last('read-models').page.rows;
}

function detailOf(bench: Bench, view: string): ReadModelDetail {
  bench.send({ kind: 'read-model', askId: 1, view });
  const { result } = bench.last('read-model');
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function found(bench: Bench, view: string, query: Partial<ReadQuery> = {}): ReadResult {
  bench.send({ kind: 'read-query', askId: 1, view, query: { page: 1, ...query } });
  const { result } = bench.last('read-query');
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function say(bench: Bench, view: string, said: ViewWord): void {
  bench.send({ kind: 'view-says', editId: 1, view, said });
}

describe('a session that is asked about read models', () => {
  it('lists them with what they lack, and none where there are none', () => {
    const bench = at(18);
    const [row] = rowsOf(bench);
    expect(row).toMatchObject({
      id: 'my-orders',
      name: 'Orders of each customer',
      node: 'orders read side',
      source: 'orders',
      status: 'live',
      parked: 0,
      rebuild: null,
    });
    expect(row.lagEvents).toBeLessThan(30);
    bench.seek(29);
    const [slow] = rowsOf(bench);
    expect(slow).toMatchObject({ status: 'behind', cause: 'too many events are missing' });
    expect(slow.lagEvents).toBeGreaterThan(150);
    expect(slow.lagNs).toBeGreaterThan(3e9);
    expect(slow.stale).toBeGreaterThan(row.stale);
    expect(rowsOf(at(5, SAGAS))).toEqual([]);
  });

  it('draws how far they were behind, up to now and in the order of time', () => {
    const [{ lag, lagEvents }] = rowsOf(at(29));
    expect(lag.at(-1)).toEqual({ time: 29e9, events: lagEvents });
    expect(lag.length).toBeGreaterThan(20);
    const times = lag.map(({ time }) => time);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...lag.map(({ events }) => events))).toBeGreaterThanOrEqual(lagEvents);
  });

  it('tells of one beside what it is made of', () => {
    const bench = at(29);
    const { row, write, changes, staleReads, sentence, can } = detailOf(bench, 'my-orders');
    expect(write.service).toBe('orders');
    expect(write.newest?.position).toBe(write.head);
    expect(write.rows).toBeGreaterThan(row.documents);
    expect(row.shownTo).toBeLessThan(write.head);
    expect(changes[0]).toMatchObject({ text: 'Behind: too many events are missing' });
    expect(staleReads).toHaveLength(50);
    expect(staleReads.every(({ wanted, shown }) => shown < wanted)).toBe(true);
    expect(sentence).toContain('Behind since');
    expect(can).toEqual(['rebuild', 'stop']);
  });

  it('says that one is behind that has not looked for long, and thinks that it shows all', () => {
    const changed = setPath(LAG, 'views.my-orders.pollMs=600000');
    const seldom = ensure(changed.ok ? changed.value : undefined, JSON.stringify(changed));
    const [row] = rowsOf(at(12, seldom));
    expect(row).toMatchObject({ status: 'behind', cause: 'it has not looked for new events' });
    expect(row.lagEvents).toBeGreaterThan(200);
  });

  it('says so when it is asked about one that is not there', () => {
    const bench = at(3);
    bench.send({ kind: 'read-model', askId: 1, view: 'orders' });
    expect(bench.last('read-model').result).toEqual({
      ok: false,
      error: 'There is no read model “orders” at this moment.',
    });
  });

  it('finds documents, and says of each whether the write side knows more', () => {
    const bench = at(29);
    const all = found(bench, 'my-orders');
    expect(all.documents).toHaveLength(10);
    expect(all.pages).toBe(Math.ceil(all.total / 10));
    const [{ document }] = all.documents;
    const customer = Object(document).customerId;
    const theirs = found(bench, 'my-orders', { customer });
    expect(theirs.total).toBeGreaterThan(0);
    expect(theirs.documents.every((one) => Object(one.document ?? one.written).customerId === customer)).toBe(
      true,
    );
    expect(found(bench, 'my-orders', { status: 'paid' }).total).toBeLessThanOrEqual(all.total);
    expect(all.statuses).toContain('paid');
    expect(found(bench, 'my-orders', { page: 9999 }).page).toBe(all.pages);
  });

  it('tells of what the write side has and the read model has not heard of', () => {
    const bench = at(29);
    const { newest } = detailOf(bench, 'my-orders').write;
    const id = ensure(newest?.stream.split('/')[1], 'the newest order');
    const [missing] = found(bench, 'my-orders', { text: id }).documents;
    expect(missing).toMatchObject({ id, document: null, isBehind: true, newest: newest?.position });
    expect(missing.written).toMatchObject({ id });
    expect(found(bench, 'my-orders', { text: 'no such order' }).total).toBe(0);
  });

  it('tells a customer of their newest orders that do not show yet, before those that do', () => {
    const bench = at(29.5);
    const { newest } = detailOf(bench, 'my-orders').write;
    const id = ensure(newest?.stream.split('/')[1], 'the newest order');
    const [{ written }] = found(bench, 'my-orders', { text: id }).documents;
    const customer: string = Object(written).customerId;
    const theirs = found(bench, 'my-orders', { customer });
    expect(theirs.documents[0]).toMatchObject({
      document: null,
      isBehind: true,
      written: { customerId: customer },
    });
    expect(theirs.documents.map((one) => one.id)).toContain(id);
    const ids = theirs.documents.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('looks words up in all that a document says', () => {
    const bench = at(15, NAMES);
    const [{ document }] = found(bench, 'patient').documents;
    const name: string = Object(document).customerName;
    expect(name.length).toBeGreaterThan(3);
    const byName = found(bench, 'patient', { text: name.toUpperCase() });
    expect(byName.total).toBeGreaterThan(0);
    expect(byName.documents.every((one) => Object(one.document).customerName === name)).toBe(true);
  });

  it('lets somebody have it made anew, and tells how far that is', () => {
    const bench = at(35);
    say(bench, 'my-orders', 'rebuild');
    bench.last('edited');
    bench.seek(36);
    const { row, can, changes } = detailOf(bench, 'my-orders');
    expect(row.status).toBe('rebuilding');
    expect(changes.some(({ time, text }) => time === 35e9 && text === 'An operator had it made anew')).toBe(
      true,
    );
    expect(row.rebuild?.shownTo).toBeGreaterThan(0);
    expect(row.rebuild?.shownTo).toBeLessThan(row.rebuild?.of ?? 0);
    expect(can).toContain('abandon');
    bench.seek(58);
    const later = detailOf(bench, 'my-orders');
    expect(later.row).toMatchObject({ status: 'live', rebuild: null });
    expect(later.row.documents).toBeGreaterThan(row.documents);
  });

  it('says that it has stopped also while a new version is made', () => {
    const bench = at(35);
    say(bench, 'my-orders', 'rebuild');
    say(bench, 'my-orders', 'stop');
    const { row, sentence } = detailOf(bench, 'my-orders');
    expect(row).toMatchObject({ status: 'stopped', cause: 'by hand' });
    expect(row.rebuild).not.toBe(null);
    expect(sentence).toContain('Stopped');
  });

  it('refuses what would change nothing, in words', () => {
    const bench = at(10);
    say(bench, 'my-orders', 'resume');
    expect(bench.last('refused').problems).toEqual([
      {
        path: 'read model “Orders of each customer”',
        expected: 'one that has stopped',
        received: 'none of that, at this moment',
      },
    ]);
  });

  it('shows what was parked, and that it works once somebody has it tried again', () => {
    const bench = at(50, NAMES);
    const before = detailOf(bench, 'parking');
    expect(before.parked.length).toBeGreaterThan(10);
    expect(before.can).toContain('replay');
    const [{ stream }] = before.parked;
    const id = stream.replace('orders/', '');
    const events = before.parked.filter((one) => one.stream === stream).map(({ position }) => position);
    const [aside] = found(bench, 'parking', { text: id }).documents;
    expect(aside).toMatchObject({ document: null, isBehind: false, held: { kind: 'parked', events } });
    say(bench, 'parking', 'replay');
    bench.seek(58);
    const after = detailOf(bench, 'parking');
    const said = after.changes.filter(({ text }) => text === 'An operator had its parked events tried again');
    expect(said).toEqual([{ time: 50e9, text: expect.any(String) }]);
    const [shown] = found(bench, 'parking', { text: id }).documents;
    expect(shown.held).toBe(null);
    expect(shown.position).toBe(events.at(-1));
    expect(after.parked).toEqual([]);
    expect(after.row.documents).toBeGreaterThan(before.row.documents);
  });

  it('says of an order that was skipped that this is why it does not show', () => {
    const views = NAMES.views.map((view) => ({ ...view, poison: 'skip' as const }));
    const bench = at(35, { ...NAMES, views });
    const all = found(bench, 'parking', { text: 'web.110' }).documents;
    expect(all).toMatchObject([{ document: null, isBehind: false, held: { kind: 'skipped' } }]);
    const [{ held, newest }] = all;
    expect(held?.events.at(-1)).toBe(newest);
    const parked = found(at(35, NAMES), 'parking', { text: 'web.110' }).documents;
    expect(parked).toMatchObject([{ held: { kind: 'parked', events: held?.events } }]);
    expect(found(bench, 'parking').documents.every((one) => one.held === null)).toBe(true);
  });
});
