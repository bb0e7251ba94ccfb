import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { aimsOf, usualAim } from './aims';
import { afterwards, copyOf, FAULT_KINDS, newFault, usualRange } from './new-fault';

const shop = shopScenario();
const [outage] = shop.faults;

describe('a new fault', () => {
  it('is called by what it does to whom, and never as another one', () => {
    const fault = newFault(shop, 'crash', { nodes: ['payments'] }, { fromMs: 1000, toMs: 2000 });
    expect(fault).toMatchObject({ id: 'crash-payments', name: 'Crash: payments', times: 1, enabled: true });
    const again = newFault(
      { ...shop, faults: [fault] },
      'crash',
      { nodes: ['payments'] },
      { fromMs: 0, toMs: 1 },
    );
    expect(again).toMatchObject({ id: 'crash-payments-2', name: 'Crash: payments (2)' });
  });

  it('does something that can be seen, of whichever kind', () => {
    for (const kind of FAULT_KINDS) expect(newFault(shop, kind, {}, { fromMs: 0, toMs: 1 }).kind).toBe(kind);
    expect(newFault(shop, 'degraded', {}, { fromMs: 0, toMs: 1 })).toMatchObject({ errorRate: 0.5 });
  });

  it('begins at the next second and lasts ten, inside the run', () => {
    expect(usualRange(0, 60_000)).toEqual({ fromMs: 0, toMs: 10_000 });
    expect(usualRange(31_201, 60_000)).toEqual({ fromMs: 32_000, toMs: 42_000 });
    expect(usualRange(59_900, 60_000)).toEqual({ fromMs: 59_000, toMs: 60_000 });
  });

  it('is aimed at what is selected, at the callee of a call, else at what was aimed at before', () => {
    const aim = (kind: (typeof FAULT_KINDS)[number], selection: Parameters<typeof usualAim>[2]) =>
      usualAim(shop, kind, selection)?.label;
    expect(aim('crash', { kind: 'node', id: 'orders' })).toBe('orders');
    expect(aim('crash', { kind: 'edge', id: 'orders-payments' })).toBe('payments');
    expect(aim('network', { kind: 'edge', id: 'orders-payments' })).toBe('orders → payments');
    expect(aim('network', { kind: 'node', id: 'orders' })).toBe('calls to orders');
    expect(aim('crash', { kind: 'node', id: 'web' })).toBe('payments');
    expect(aim('crash', null)).toBe('payments');
    expect(aimsOf(shop, 'crash').map(({ label }) => label)).toEqual(['orders', 'payments', 'all nodes']);
  });

  it('as a copy stands after its original, where there is room', () => {
    expect(afterwards(outage, 60_000)).toEqual({ fromMs: 45_000, toMs: 70_000 });
    expect(afterwards(outage, 45_000)).toEqual({ fromMs: 20_000, toMs: 45_000 });
    const often = { ...outage, times: 3, everyMs: 26_000, rampInMs: 5000 };
    expect(copyOf(shop, often, { fromMs: 0, toMs: 30_000 })).toMatchObject({ times: 1, id: 'outage-2' });
    expect(copyOf(shop, often, { fromMs: 0, toMs: 2000 })).toMatchObject({ times: 3, rampInMs: 2000 });
  });
});
