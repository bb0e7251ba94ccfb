import { describe, expect, it } from 'vitest';
import { outageWhy } from './outage-why.test-support';
import { settingGroups, settingPlace } from './setting-place';

describe('where a setting is changed', () => {
  it('is the layer of an edge, the edge, or the node', () => {
    expect(settingPlace('edges.orders-payments.stack.breaker.openForMs')).toEqual({
      part: { kind: 'edge', id: 'orders-payments' },
      layer: 'breaker',
    });
    expect(settingPlace('edges.orders-payments.latency')).toMatchObject({ layer: null });
    expect(settingPlace('nodes.payments.concurrency')?.part).toEqual({ kind: 'node', id: 'payments' });
    expect(settingPlace('network.lossRate')).toBeNull();
    expect(settingPlace('seed')).toBeNull();
  });
});

describe('the settings in force', () => {
  it('stand by their part, those of the last moment first', () => {
    expect(settingGroups(outageWhy.moments).map(({ part, settings }) => [part?.id, settings.length])).toEqual(
      [
        ['orders-payments', 4],
        ['web-gateway', 1],
      ],
    );
  });

  it('stand once, as they were last', () => {
    const [first] = outageWhy.moments;
    const at = (value: string) => ({
      ...first,
      settings: [{ label: 'Open for', value, path: 'edges.a.stack.b.c' }],
    });
    expect(settingGroups([at('5.0 s'), at('2.0 s')])).toMatchObject([{ settings: [{ value: '2.0 s' }] }]);
  });
});
