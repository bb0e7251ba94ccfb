import { describe, expect, it } from 'vitest';
import { bulkheadLayer, retryLayer } from '../inspector/layers.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { outageTrace } from './outage-trace.test-support';
import { traceOf, type SpanSketch } from './trace.test-support';
import { whereTimeWent } from './where-time-went';

const MS = 1e6;
const shop = shopScenario();

function groups(...within: SpanSketch[]): unknown[] {
  const trace = traceOf({}, { kind: 'request', name: 'web', from: 0, to: 100, within });
  return whereTimeWent(trace, shop).map(({ name, look, duration }) => [name, look, duration / MS]);
}

describe('where the time of a request went', () => {
  it('adds up what took it, longest first', () => {
    const [first, second, ...rest] = whereTimeWent(outageTrace, shop);
    expect(first).toMatchObject({ name: 'waiting to retry', look: 'waiting', duration: 1964 * MS });
    expect(second).toMatchObject({ name: 'payments, failed', look: 'failed', duration: 156 * MS });
    expect(rest.map(({ look }) => look)).not.toContain('failed');
    expect([first, second, ...rest].reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(outageTrace.spans[second.place].name).toBe('payments #1');
  });

  it('counts everything on the way as network, and queues by their node', () => {
    const payments = { kind: 'node', id: 'payments' } as const;
    expect(
      groups(
        {
          kind: 'try',
          name: 'try 1',
          from: 0,
          to: 30,
          critical: [
            [0, 5],
            [25, 30],
          ],
        },
        { kind: 'queue', name: 'queue', part: payments, from: 5, to: 10, critical: [[5, 11]] },
        { kind: 'work', name: 'payments #1', part: payments, from: 11, to: 25, critical: [[11, 25]] },
      ),
    ).toEqual([
      ['payments', 'working', 14],
      ['network', 'working', 10],
      ['queue of payments', 'waiting', 6],
    ]);
  });

  it('says by the layer what was waited for', () => {
    const part = { kind: 'edge', id: 'orders-payments' } as const;
    const [retry, bulkhead] = [retryLayer({}).id, bulkheadLayer({}).id];
    expect(
      groups(
        { kind: 'wait', name: 'pause', part, layer: retry, from: 0, to: 9, critical: [[0, 9]] },
        { kind: 'wait', name: 'pause', part, layer: bulkhead, from: 0, to: 9, critical: [[0, 8]] },
        { kind: 'wait', name: 'a pause of its own', part, layer: 'gone', from: 0, to: 9, critical: [[0, 7]] },
      ).map((group) => (Array.isArray(group) ? group[0] : null)),
    ).toEqual(['waiting to retry', 'waiting for a place', 'a pause of its own']);
  });
});
