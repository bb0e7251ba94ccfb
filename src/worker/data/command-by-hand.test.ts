import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { builtIn } from '../../scenario/library/catalogue';
import type { CommandByHand, CommandForm } from '../commands';
import type { EventDetail } from '../events';
import { Bench } from '../session-bench.test-support';

const ORDER = ensure(await builtIn('order-saga'), 'order-saga');

function at(seconds: number): Bench {
  const bench = new Bench(null, ORDER);
  bench.seek(seconds);
  return bench;
}

function formOf(bench: Bench, stream?: string): CommandForm {
  bench.send({ kind: 'commands', askId: 1, ...(stream !== undefined && { stream }) });
  const { result } = bench.last('commands');
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function send(bench: Bench, command: Partial<CommandByHand>): void {
  const { service = 'orders', command: written = { type: 'cancel' }, expectedVersion = 'any' } = command;
  bench.send({ kind: 'command', editId: 1, service, command: written, expectedVersion });
}

/** The id of an order whose newest event is of a type. */
function orderWith(bench: Bench, type: string): string {
  bench.send({ kind: 'events', askId: 1, filter: { types: [type] }, offset: 0, limit: 1 });
  const [row] = bench.last('events').page.rows;
  return row.stream.slice('orders/'.length);
}

function eventOf(bench: Bench, position: number): EventDetail {
  bench.send({ kind: 'event', askId: 1, position });
  const { result } = bench.last('event');
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('a session that is told to send a command by hand', () => {
  it('says what came of it, where, and in the log of changes', () => {
    const bench = at(12);
    const id = orderWith(bench, 'order.paid');
    send(bench, { command: { type: 'cancel', id, body: { reason: 'a test' } } });
    const { label, came } = bench.last('edited');
    expect(label).toBe(`order ${id} was cancelled`);
    const [row] = ensure(came, 'events');
    expect(row).toMatchObject({ stream: `orders/${id}`, type: 'order.cancelled', byHand: true, saga: null });
    const detail = eventOf(bench, row.position);
    expect(detail.chain.map(({ position }) => position)).toEqual([row.position]);
    expect(detail.request).toBeNull();
    bench.send({ kind: 'events', askId: 1, filter: { text: 'by hand' }, offset: 0, limit: 9 });
    expect(bench.last('events').page.rows).toEqual([row]);
    const { rows } = bench.askRows({ kinds: ['data'], text: 'by hand' });
    expect(rows).toMatchObject([
      { text: `By hand: order ${id} was cancelled.`, mark: 'edit', part: { kind: 'node', id: 'orders' } },
    ]);
    const why = bench.askWhy({ kind: 'change', index: rows[0].index });
    expect(why).toMatchObject({
      value: { answer: `By hand: order ${id} was cancelled.`, moments: [{ part: { id: 'orders' } }] },
    });
    expect(bench.last('inputs').inputs).toHaveLength(1);
  });

  it('refuses with words by field, and logs nothing of it', () => {
    const bench = at(12);
    const id = orderWith(bench, 'order.paid');
    const cancel = { type: 'cancel', id };
    const refusals: [Partial<CommandByHand>, string][] = [
      [{ command: { ...cancel, id: 'web.none' } }, 'id: There is no order "web.none".'],
      [{ command: cancel, expectedVersion: 'none' }, `expectedVersion: orders/${id} is at version 2`],
      [{ command: { ...cancel, body: { why: 1 } } }, 'body/why: the unknown field "why"'],
      [
        { service: 'nobody', command: cancel },
        'service: No node of this scenario keeps the data of “nobody”.',
      ],
    ];
    for (const [command, words] of refusals) {
      send(bench, command);
      expect(bench.last('refused').problems.map(({ path, received }) => `${path}: ${received}`)).toEqual([
        words,
      ]);
    }
    send(bench, { command: cancel });
    send(bench, { command: cancel });
    expect(bench.last('refused').problems).toMatchObject([{ path: 'command' }]);
    expect(bench.last('inputs').inputs).toHaveLength(1);
  });

  it('takes of a form only what the command has', () => {
    const bench = at(12);
    const body = {
      customerId: 'user-1',
      items: [{ productId: 'product-1', quantity: 1, unitPriceCents: 5 }],
    };
    send(bench, { command: { type: 'create', id: 'left over', body }, expectedVersion: 'none' });
    expect(bench.last('edited').came).toMatchObject([{ type: 'order.created', version: 1 }]);
    const [{ input }] = bench.last('inputs').inputs;
    expect(input).toMatchObject({ kind: 'command', command: { type: 'create', body } });
    expect(input.kind === 'command' && 'id' in input.command).toBe(false);
  });

  it('begins another line at a past moment, and comes again when it goes back there', () => {
    const bench = at(12);
    const id = orderWith(bench, 'order.paid');
    bench.seek(11.9);
    const { line } = bench;
    send(bench, { command: { type: 'cancel', id } });
    expect(bench.line).not.toBe(line);
    const [{ position }] = ensure(bench.last('edited').came, 'events');
    bench.seek(14);
    bench.seek(11.9);
    bench.seek(13);
    expect(eventOf(bench, position).row).toMatchObject({ type: 'order.cancelled', byHand: true });
  });
});

describe('a run that is brought back on another worker', () => {
  it('sends the commands again that were sent by hand', () => {
    const bench = at(12);
    const id = orderWith(bench, 'order.paid');
    send(bench, { command: { type: 'cancel', id } });
    const [{ position }] = ensure(bench.last('edited').came, 'events');
    bench.seek(13);
    const { inputs, line } = bench.last('inputs');
    const again = new Bench({ ...bench.resume, inputs: { [line]: inputs } }, ORDER);
    expect(again.time).toBe(bench.time);
    expect(eventOf(again, position)).toEqual(eventOf(bench, position));
    expect(again.frame.hash).toBe(bench.frame.hash);
  });
});

describe('the form of a command', () => {
  it('has the services whose data a node keeps, with their commands, and bodies that fit', () => {
    const { services, about } = formOf(at(12));
    expect(about).toBeNull();
    expect(services.map(({ service }) => service)).toContain('payments');
    const orders = ensure(
      services.find(({ service }) => service === 'orders'),
      'orders',
    );
    expect(orders.ids.length).toBeGreaterThan(3);
    const cancel = orders.commands.find(({ type }) => type === 'cancel');
    expect(cancel).toMatchObject({
      words: 'Cancel an order',
      needsId: true,
      body: { example: { reason: 'changed my mind' }, fields: [{ name: 'reason', isOptional: true }] },
    });
  });

  it('offers a stream what would happen to it now, with bodies that are about it', () => {
    const bench = at(12);
    const id = orderWith(bench, 'order.paid');
    const order = ensure(formOf(bench, `orders/${id}`).about ?? undefined, 'an order');
    expect(order).toMatchObject({ service: 'orders', id, version: 2 });
    const fitting = order.fitting.map(({ type }) => type);
    expect(fitting).toEqual(expect.arrayContaining(['cancel', 'ship']));
    expect(fitting).not.toContain('deliver');
    bench.send({ kind: 'events', askId: 1, filter: { types: ['payment.charged'] }, offset: 0, limit: 1 });
    const [{ stream }] = bench.last('events').page.rows;
    const payment = ensure(formOf(bench, stream).about ?? undefined, 'a payment');
    expect(payment.fitting.map(({ type }) => type)).toEqual(['refund']);
    // Whatever it offers is taken as it is.
    for (const { type, body } of payment.fitting) {
      send(bench, { service: 'payments', command: { type, body } });
      expect(bench.last('edited').came).toMatchObject([{ stream, type: 'payment.refunded' }]);
    }
  });

  it('offers goods what goods take, and a reservation what reservations take', () => {
    const bench = at(12);
    const fittingOf = (stream: string) => formOf(bench, stream).about?.fitting.map(({ type }) => type);
    expect(fittingOf('inventory/product-1')).toEqual(['restock']);
    bench.send({ kind: 'events', askId: 1, filter: { types: ['inventory.reserved'] }, offset: 0, limit: 1 });
    const [{ stream }] = bench.last('events').page.rows;
    expect(fittingOf(stream)).toContain('release');
    expect(fittingOf(stream)).not.toContain('restock');
  });
});
