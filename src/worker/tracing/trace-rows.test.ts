import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { builtIn } from '../../scenario/library/catalogue';
import { CLIENT_WIDTH } from '../../sim/measure/layout';
import type { TraceLimits } from '../../sim/tracing/trace-log';
import { ALL } from '../../sim/tracing/tracing.test-support';
import { endsOf } from '../points';
import { DECISIONS, type TraceRow } from '../traces';
import { Told } from './telling.test-support';

async function runOf(id: string, seconds: number, limits?: TraceLimits): Promise<Told> {
  return new Told(ensure(await builtIn(id), id), seconds, limits);
}

/** How all requests ended by the counters of the clients: those of closed seconds and of the present one. */
function headlineOf({ world }: Told) {
  const { history, clients } = world.meter;
  const rows = world.configuration.clients.map((_, client) => client);
  return endsOf((counter) =>
    rows.reduce(
      (sum, client) =>
        sum +
        history.sum('clients', client, counter, 0, history.cursor) +
        clients.counts[client * CLIENT_WIDTH + counter],
      0,
    ),
  );
}

function allRows(told: Told): readonly TraceRow[] {
  return told.page({}, 'newest', 0, 100_000).rows;
}

describe('the list of traces', () => {
  it.each(['payment-outage', 'fallbacks', 'rate-limited-client', 'bulkhead-isolation', 'slow-calls'])(
    'counts ends as the headline does: %s',
    async (id) => {
      const told = await runOf(id, 28.5, ALL);
      const ends = headlineOf(told);
      const { kept, asked } = told.page();
      expect(asked).toBe(ends.asked);
      const { served, late, fallback, rejected, failed } = ends;
      const counted = { served, late, fallback, rejected, failed };
      expect({ served: 0, late: 0, fallback: 0, rejected: 0, failed: 0, ...kept }).toEqual(counted);
      expect(late + fallback + rejected + failed).toBeGreaterThan(50);
    },
  );

  it('has all that did not end well, as far as there is room', async () => {
    const told = await runOf('payment-outage', 28.5);
    const { rejected, failed } = headlineOf(told);
    expect(told.world.traces.leftOut).toBe(0);
    expect(told.page().kept).toMatchObject({ rejected, failed });
  });

  it('says of each row what it was and why it ended so', async () => {
    const told = await runOf('payment-outage', 24);
    const row = ensure(
      allRows(told).find(({ cause }) => cause.startsWith('circuit open')),
      'a rejected request',
    );
    expect(row).toMatchObject({
      name: 'POST /orders',
      end: 'rejected',
      cause: 'circuit open at orders → payments',
      decisions: ['open-circuit'],
      keptFor: 'failed',
    });
    expect(row.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('filters exactly', async () => {
    const told = await runOf('payment-outage', 26);
    const all = allRows(told);
    const check = (filter: Parameters<Told['page']>[0], passes: (row: TraceRow) => boolean): void => {
      const { rows, total } = told.page(filter, 'newest', 0, 100_000);
      const expected = all.filter(passes);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(all.length);
      expect(rows).toEqual(expected);
      expect(total).toBe(expected.length);
    };
    check({ ends: ['failed'] }, ({ end }) => end === 'failed');
    check({ ends: ['failed', 'served'] }, ({ end }) => end === 'failed' || end === 'served');
    check({ leastNs: 200e6 }, ({ durationNs }) => durationNs >= 200e6);
    check({ mostNs: 60e6 }, ({ durationNs }) => durationNs <= 60e6);
    for (const decision of DECISIONS.filter((one) => all.some(({ decisions }) => decisions.includes(one)))) {
      check({ decision }, ({ decisions }) => decisions.includes(decision));
    }
    check({ text: 'TIMED out' }, ({ cause }) => cause.includes('timed out'));
    check({ text: String(all[3].ref.number) }, ({ ref }) => ref.number === all[3].ref.number);
    check({ text: all[5].traceId.slice(0, 9) }, ({ traceId }) => traceId === all[5].traceId);
    check({ node: 'payments' }, (row) => hasPassed(told, row, 'payments'));
    expect(told.page({ text: ' post /ORD' }).total).toBe(all.length);
    expect(told.page({ text: 'nothing like it' }).total).toBe(0);
    expect(told.page({ node: 'web' }).total).toBe(all.length);
    expect(told.page({ node: 'nobody' }).total).toBe(0);
  });

  it('orders and pages', async () => {
    const told = await runOf('payment-outage', 22);
    const all = allRows(told);
    const newest = all.map(({ startedAt }) => startedAt);
    expect(newest).toEqual(newest.toSorted((one, other) => other - one));
    const slowest = told.page({}, 'slowest', 0, 100_000).rows.map(({ durationNs }) => durationNs);
    expect(slowest).toEqual(slowest.toSorted((one, other) => other - one));
    expect(told.page({}, 'newest', 7, 3).rows).toEqual(all.slice(7, 10));
    expect(told.page({}, 'newest', all.length, 3).rows).toEqual([]);
  });

  it.each(['newest', 'slowest'] as const)(
    'shows the same while a run goes on as to somebody who asks for the first time: %s',
    async (order) => {
      const told = await runOf('payment-outage', 19);
      const filter = { ends: ['rejected', 'failed'] } as const;
      for (const seconds of [20.3, 20.31, 22, 27.5, 21, 26, 30.2]) {
        told.goTo(seconds);
        const fresh = await runOf('payment-outage', seconds);
        expect(told.page(filter, order, 0, 500)).toEqual(fresh.page(filter, order, 0, 500));
      }
    },
  );

  it('has the late answers of the present moment', async () => {
    const told = await runOf('payment-outage', 20.45);
    const few = told.page({ decision: 'late-answer' }).total;
    told.goTo(21.5);
    const more = told.page({ decision: 'late-answer' }).total;
    expect(more).toBeGreaterThan(few);
    told.goTo(20.45);
    expect(told.page({ decision: 'late-answer' }).total).toBe(few);
  });
});

function hasPassed(told: Told, { ref }: TraceRow, id: string): boolean {
  const { configuration, traces } = told.world;
  const node = configuration.nodes.findIndex(({ model }) => model.id === id);
  for (let row = 0; row < traces.cursor; row++) {
    if (traces.at(row).number === ref.number) return traces.nodesOf(row).includes(node);
  }
  return false;
}
