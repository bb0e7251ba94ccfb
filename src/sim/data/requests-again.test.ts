import { describe, expect, it } from 'vitest';
import { msToNs } from '../../base/time';
import { RULE_BROKEN } from '../change-log';
import { crash } from '../instances';
import { drained, story } from '../observed.test-support';
import { edge, hedge, networkFault, node, retry, timeout } from '../small-model.test-support';
import { endOf, happened, sagaStory } from './sagas/saga-story.test-support';
import { begin, dataOf, hop, ORDER_STEPS, shop } from './shop-model.test-support';

const copies = networkFault('copies', ['in'], 0, 1000, { duplicateRate: 1 });

describe('a request that comes again', () => {
  it('DW-5: begins no second saga: a copy waits for the one that it finds', () => {
    const model = shop({ more: { faults: [copies] } });
    const run = begin(model);
    expect(story(run.world, 2000)).toEqual(['73 web ok']);
    expect(dataOf(run).book.begun.length).toBe(1);
    expect(happened(dataOf(run))).toHaveLength(5);
    expect(run.world.log.past().filter(({ code }) => code === RULE_BROKEN)).toEqual([]);
    expect(drained(run.world, model)).toEqual([]);
  });

  it('DW-5: a retry hears how the saga ended, while it goes on and afterwards', () => {
    const model = shop({ declineShare: 1 });
    const layers = (afterMs: number) => [
      retry({ maxAttempts: 2, initialDelayMs: 1, jitter: 'none' }),
      timeout(afterMs),
    ];
    const retried = (afterMs: number) => ({
      ...model,
      edges: model.edges.map((one) => (one.id === 'in' ? { ...one, stack: layers(afterMs) } : one)),
    });
    // The second try comes after 1 + 40 + 1 ms, finds the saga under way, and hears of its end at 72 ms.
    expect(story(begin(retried(40)).world, 2000)).toEqual(['73 web invalid']);
    // The second try of a request whose first answer was lost finds a saga that is over.
    const lost = networkFault('lost', ['in'], 60, 80, { direction: 'back', lossRate: 1 });
    const late = begin({ ...retried(100), faults: [lost] });
    expect(story(late.world, 2000)).toEqual(['114 web invalid']);
    expect(dataOf(late).book.begun.length).toBe(1);
  });

  it('DW-5: with an answer at once it is answered at once again', () => {
    const run = begin(shop({ answers: 'at-once', more: { faults: [copies] } }));
    expect(story(run.world, 2000)).toEqual(['13 web ok']);
    expect(dataOf(run).book.begun.length).toBe(1);
  });

  it('DW-5: whoever waits at another instance hears of the end, also after a crash of the first', () => {
    const quick = ORDER_STEPS.map((step) => ({
      ...(typeof step === 'string' ? { does: step } : step),
      timeoutMs: 50,
    }));
    const model = shop({ steps: quick });
    const twice = hedge({ after: 'fixed', delayMs: 20, maxHedges: 1, onFailure: 'wait', budget: 'none' });
    const edges = model.edges.map((one) => (one.id === 'in' ? { ...one, stack: [twice] } : one));
    const nodes = model.nodes.map((one) => (one.id === 'desk' ? { ...one, instances: 2 } : one));
    const run = begin({ ...model, nodes, edges });
    run.run(msToNs(40));
    const { rows } = dataOf(run).sagas;
    crash(run.world, rows.table.col.instance[rows.rowOf(1) ?? -1]);
    expect(story(run.world, 9000).map((line) => line.slice(-6))).toEqual(['web ok']);
    expect(dataOf(run).book.begun.length).toBe(1);
    expect(sagaStory(dataOf(run)).filter((line) => line.includes('resumed'))).toEqual([
      '40 saga resumed from its saved state',
    ]);
    expect(endOf(dataOf(run))).toBe('completed');
    expect(drained(run.world, model)).toEqual([]);
  });

  it('DW-5: another orchestrator on its way begins a saga of its own about the same order', () => {
    const model = shop({ steps: ['create-order', 'charge'] });
    const { data } = model;
    if (data === null) throw new Error('The shop keeps data');
    const [order] = data.sagas;
    const other = { ...order, id: 'parcel', node: 'back', ...partOf(shop({ steps: ['prepare-shipment'] })) };
    const run = begin({
      ...model,
      nodes: [
        ...model.nodes.filter(({ id }) => id !== 'desk'),
        node('desk', { plan: [['on']] }),
        node('back'),
      ],
      edges: [
        ...model.edges,
        edge('on', 'desk', 'back', hop),
        edge('back-shipping', 'back', 'shipping', hop),
      ],
      data: { ...data, sagas: [order, other] },
    });
    run.run(msToNs(2000));
    expect(dataOf(run).book.sagasAbout('web.1')).toEqual([2, 1]);
    expect([endOf(dataOf(run), 1), endOf(dataOf(run), 2)]).toEqual(['completed', 'completed']);
    expect(happened(dataOf(run))).toEqual(['shipment.created', 'order.created', 'payment.charged']);
    run.seek(msToNs(30));
    expect(dataOf(run).book.sagasAbout('web.1')).toEqual([1]);
    run.run(msToNs(2000));
    expect(dataOf(run).book.sagasAbout('web.1')).toEqual([2, 1]);
  });
});

function partOf({ data }: ReturnType<typeof shop>) {
  const [{ definition }] = data?.sagas ?? [];
  return { definition, acts: [{ does: 'prepare-shipment', edge: 'back-shipping' } as const] };
}
