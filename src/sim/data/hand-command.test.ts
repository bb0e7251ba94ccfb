import { describe, expect, it } from 'vitest';
import { msToNs } from '../../base/time';
import { orders } from '../../domain/orders/service';
import { COMMANDED_BY_HAND } from '../change-log';
import { digest } from '../digest.test-support';
import type { CommandByHand, ExpectedVersion, Input } from '../outside/input';
import { fault } from '../small-model.test-support';
import { Timeline } from '../timeline';
import { sentByHand } from './shop-ledger';
import { begin, dataOf, shop } from './shop-model.test-support';
import { ordersShown, viewShop } from './views/view-shop.test-support';

function cancelling(
  id: string,
  expectedVersion: ExpectedVersion = 'any',
  command: Partial<CommandByHand['command']> = {},
): CommandByHand {
  return { service: 'orders', command: { type: 'cancel', id, body: {}, ...command }, expectedVersion };
}

function send(run: Timeline, command: CommandByHand): void {
  const input: Input = { kind: 'command', text: JSON.stringify(command), ...command };
  run.take(input);
}

function at(ms: number, model = shop()): Timeline {
  const run = begin(model);
  run.run(msToNs(ms));
  return run;
}

/** What is wrong with a command now, each as "path: words". */
function refusal(run: Timeline, command: CommandByHand): string[] {
  const decided = dataOf(run).decidedByHand(command);
  return decided.ok ? [] : decided.error.map(({ path, received }) => `${path}: ${received}`);
}

function newest(run: Timeline) {
  const { events, texts } = dataOf(run).book;
  const { position, correlation, causation, version, type, stream } = events.at(events.length);
  return { position, correlation, causation, version, type: texts.text(type), stream: texts.text(stream) };
}

describe('a command that is sent by hand', () => {
  it('DW-50: is decided by the owner of the data, and what follows is appended as events of nobody’s saga', () => {
    const run = at(30);
    const before = dataOf(run).book.events.length;
    send(run, cancelling('web.1'));
    const event = newest(run);
    expect(event).toMatchObject({
      position: before + 1,
      version: 2,
      type: 'order.cancelled',
      stream: 'orders/web.1',
    });
    expect(sentByHand(event.correlation)).toBe(before + 1);
    expect(event.causation).toBeLessThan(0);
    expect(orders.find(dataOf(run).shop.orders.data, 'web.1')).toMatchObject({ status: 'cancelled' });
    const rows = run.world.log.past().filter(({ code }) => code === COMMANDED_BY_HAND);
    expect(rows).toMatchObject([{ a: before + 1, b: before + 1 }]);
  });

  it('DW-50: belongs to no writer and to no saga, whichever position it has', () => {
    expect([0, 1, -1, -2, -1_000_000_000].map(sentByHand)).toEqual([0, 0, 0, 0, 0]);
    expect(sentByHand(-1_000_000_007)).toBe(7);
  });

  it('DW-51: is refused with the words of its owner, by its parts, and changes nothing then', () => {
    const run = at(30);
    const sent: [CommandByHand, string][] = [
      [cancelling('web.9'), 'id: There is no order "web.9".'],
      [cancelling(''), 'id: It has to say which one it is about.'],
      [cancelling('web.1', 'any', { type: 'deliver' }), 'command: Order is not shipped.'],
      [cancelling('web.1', 'any', { body: { reason: 7 } }), 'body/reason: 7'],
      [cancelling('web.1', 'any', { type: 'cancle' }), 'type: “cancle”'],
      [
        { ...cancelling('web.1'), service: 'users' },
        'service: No node of this scenario keeps the data of “users”.',
      ],
    ];
    const before = digest(run.world);
    const { length } = dataOf(run).book.events;
    for (const [command, words] of sent) {
      expect(refusal(run, command)).toEqual([words]);
      dataOf(run).commandByHand(command);
    }
    expect(dataOf(run).book.events).toHaveLength(length);
    expect(digest(run.world)).toEqual(before);
  });

  it('DW-51: is refused when nothing follows from it', () => {
    const run = at(30);
    send(run, cancelling('web.1'));
    expect(refusal(run, cancelling('web.1'))).toEqual([
      'command: There is nothing to do: it would change nothing.',
    ]);
  });

  it('DW-51: is decided by nobody while the node that keeps the data is down or hangs', () => {
    const crash = fault('crash', 'orders', 200, 300, { state: 'crashed' });
    const hung = fault('hung', 'orders', 400, 500, { state: 'hung' });
    const run = at(150, shop({ more: { faults: [crash, hung] } }));
    const words = 'service: Nobody decides about orders now: its node is down or hangs.';
    expect(refusal(run, cancelling('web.1'))).toEqual([]);
    run.run(msToNs(250));
    expect(refusal(run, cancelling('web.1'))).toEqual([words]);
    run.run(msToNs(450));
    expect(refusal(run, cancelling('web.1'))).toEqual([words]);
  });

  it.each([
    ['any', null],
    ['exists', null],
    [1, null],
    ['none', 'no events yet'],
    [3, 'version 3'],
    [0, 'version 0'],
  ] as const)('DW-52: expects %s of an order at version 1', (expected, words) => {
    const run = at(30);
    const decided = dataOf(run).decidedByHand(cancelling('web.1', expected));
    const error = [{ path: 'expectedVersion', expected: words, received: 'orders/web.1 is at version 1' }];
    expect(decided).toEqual(words === null ? expect.objectContaining({ ok: true }) : { ok: false, error });
  });

  it('DW-52: expects something of what it makes, too, and of a stream that never was version 0', () => {
    const run = at(30);
    const order = {
      customerId: 'user-1',
      items: [{ productId: 'product-1', quantity: 1, unitPriceCents: 5 }],
    };
    const create = (expectedVersion: ExpectedVersion): CommandByHand => ({
      service: 'orders',
      command: { type: 'create', body: order },
      expectedVersion,
    });
    expect(refusal(run, create('none'))).toEqual([]);
    expect(refusal(run, create(0))).toEqual([]);
    expect(refusal(run, create('exists'))).toEqual([
      expect.stringMatching(/^expectedVersion: orders\/order-\S+ is at version 0$/),
    ]);
    expect(refusal(run, cancelling('web.9', 'exists'))).toEqual([
      'expectedVersion: orders/web.9 is at version 0',
    ]);
  });

  it('DW-53: may break what was right at the end of a saga, and is judged then', () => {
    const run = at(1000);
    const { book } = dataOf(run);
    expect(book.faults).toHaveLength(0);
    send(run, cancelling('web.1'));
    const rules = Array.from({ length: book.faults.length }, (_, k) => book.faultText(k + 1));
    expect(rules.join(' ')).toContain('web.1');
    // Pieces that come in by hand are no broken rule: the sums are right.
    const faults = book.faults.length;
    const restock = { type: 'restock', id: 'product-1', body: { quantity: 3 } };
    send(run, { service: 'inventory', command: restock, expectedVersion: 'exists' });
    expect(book.faults).toHaveLength(faults);
  });

  it('DW-53: shows in read models as soon as these have read so far', () => {
    const run = at(300, viewShop());
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
    send(run, cancelling('web.1'));
    expect(ordersShown(run.world)).toEqual(['web.1 paid']);
    run.run(msToNs(600));
    expect(ordersShown(run.world)).toEqual(['web.1 cancelled']);
  });

  it('DW-54: is a part of the run: it comes again, and without it the run is another', () => {
    const run = new Timeline({ seed: 1, model: shop({ at: [1, 40] }), checkpointEvery: msToNs(20) });
    run.run(msToNs(30));
    const { line } = run;
    const without = run.world.hash.hex();
    send(run, cancelling('web.1'));
    expect(run.world.hash.hex()).not.toBe(without);
    const moments = [30, 31, 45, 60, 90, 500];
    const seen = moments.map((ms) => {
      run.run(msToNs(ms));
      return [ms, digest(run.world)] as const;
    });
    for (const [ms, expected] of [...seen].reverse()) {
      run.seek(msToNs(ms));
      expect(digest(run.world), `at ${ms} ms`).toEqual(expected);
    }
    const again = new Timeline({ seed: 1, model: shop({ at: [1, 40] }), inputs: line.inputs });
    again.run(msToNs(500));
    expect(digest(again.world)).toEqual(seen[seen.length - 1][1]);
  });

  it('DW-54: begins another line at a past moment, and leaves the one that it was on as it was', () => {
    const run = at(1000);
    const { line } = run;
    const { length } = dataOf(run).book.events;
    run.seek(msToNs(30));
    send(run, cancelling('web.1'));
    expect(run.line).not.toBe(line);
    expect(newest(run).type).toBe('order.cancelled');
    run.choose(line, line.reach);
    run.seek(msToNs(1000));
    expect(dataOf(run).book.events).toHaveLength(length);
    expect(newest(run).type).not.toBe('order.cancelled');
  });
});
