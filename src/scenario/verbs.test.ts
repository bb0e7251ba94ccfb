import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { secondsToNs } from '../base/time';
import { applyPatch, setPath } from './edit';
import type { Scenario } from './format';
import { builtIn } from './library/catalogue';
import { editOfVerb, verbLabel, type Verb } from './verbs';

const OUTAGE = ensure(await builtIn('payment-outage'), 'payment-outage');

function after(scenario: Scenario, verb: Verb, node: string, seconds: number): Scenario {
  const edit = editOfVerb(scenario, verb, [node], secondsToNs(seconds));
  if (typeof edit === 'string') throw new Error(edit);
  const patched = applyPatch(scenario, edit);
  if (!patched.ok) throw new Error(JSON.stringify(patched.error));
  return patched.value;
}

function edited(scenario: Scenario, ...assignments: readonly string[]): Scenario {
  const set = setPath(scenario, ...assignments);
  return ensure(set.ok ? set.value : undefined, JSON.stringify(set));
}

describe('the verbs of a node', () => {
  it('are one fault with all of them as its targets when several are meant, and one recovery', () => {
    const nodes = ['inventory', 'orders', 'payments', 'gateway'];
    const edit = editOfVerb(OUTAGE, 'slow', nodes, secondsToNs(3));
    if (typeof edit === 'string') throw new Error(edit);
    const slowed = applyPatch(OUTAGE, edit);
    const fault = slowed.ok ? slowed.value.faults.at(-1) : undefined;
    expect(fault).toMatchObject({ name: 'inventory, orders and 2 more slowed', target: { nodes } });
    const recovery = slowed.ok && editOfVerb(slowed.value, 'recover', ['orders', 'gateway'], secondsToNs(9));
    expect(recovery).toEqual([{ path: 'faults.slow-inventory.toMs', old: 90_000, new: 9000 }]);
    expect(verbLabel(OUTAGE, 'recover', ['orders', 'gateway'])).toBe(
      'orders and API gateway recovered: their faults end',
    );
  });

  it('kill it from now to the end of the run', () => {
    const { faults } = after(OUTAGE, 'kill', 'inventory', 12.5);
    expect(faults.at(-1)).toEqual({
      id: 'kill-inventory',
      name: 'inventory killed',
      kind: 'crash',
      enabled: true,
      target: { nodes: ['inventory'] },
      fromMs: 12_500,
      toMs: 90_000,
      rampInMs: 0,
      rampOutMs: 0,
      times: 1,
      everyMs: 0,
    });
  });

  it('slow it as often as one likes, each time by a fault of its own', () => {
    const twice = after(after(OUTAGE, 'slow', 'orders', 1), 'slow', 'orders', 2);
    expect(twice.faults.map(({ id }) => id)).toEqual(['outage', 'slow-orders', 'slow-orders-2']);
    expect(twice.faults.at(-1)).toMatchObject({ kind: 'degraded', errorRate: 0, latencyFactor: 5 });
  });

  it('recover it from everything that acts now, and leave what lies ahead', () => {
    const slowed = after(OUTAGE, 'slow', 'payments', 5);
    const recovered = after(slowed, 'recover', 'payments', 10);
    expect(recovered.faults.map(({ id, toMs }) => [id, toMs])).toEqual([
      ['outage', 45_000],
      ['slow-payments', 10_000],
    ]);
    expect(after(recovered, 'recover', 'payments', 30).faults[0]).toMatchObject({ toMs: 30_000 });
  });

  it('recover it from a fault that is aimed otherwise: by a tag, or at all', () => {
    const tagged = edited(OUTAGE, 'nodes.payments.tags=["paid"]', 'faults.outage.target={"tags":["paid"]}');
    expect(after(tagged, 'recover', 'payments', 30).faults[0].toMs).toBe(30_000);
    expect(after(edited(OUTAGE, 'faults.outage.target={}'), 'recover', 'orders', 30).faults[0].toMs).toBe(
      30_000,
    );
  });

  it('shorten the ramps of a fault that ends before they would', () => {
    const slow = edited(OUTAGE, 'faults.outage.rampInMs=20000', 'faults.outage.rampOutMs=5000');
    expect(after(slow, 'recover', 'payments', 30).faults[0]).toMatchObject({
      toMs: 30_000,
      rampInMs: 10_000,
      rampOutMs: 5000,
    });
  });

  it('switch off a fault that would come again, and only while it is there', () => {
    const again = edited(
      OUTAGE,
      'faults.outage.toMs=22000',
      'faults.outage.times=3',
      'faults.outage.everyMs=10000',
    );
    const healed = after(again, 'recover', 'payments', 31);
    expect(healed.faults[0]).toMatchObject({ enabled: false, toMs: 22_000 });
    expect(editOfVerb(healed, 'recover', ['payments'], secondsToNs(31))).toBe(
      'No fault acts on payments now.',
    );
    for (const seconds of [19, 25, 43]) {
      expect(editOfVerb(again, 'recover', ['payments'], secondsToNs(seconds))).toBe(
        'No fault acts on payments now.',
      );
    }
  });

  it('take back a fault that began at this very instant', () => {
    const killed = after(OUTAGE, 'kill', 'orders', 7);
    expect(after(killed, 'recover', 'orders', 7)).toEqual(OUTAGE);
  });

  it.each<[string, Verb, string, number, string]>([
    ['a node that is well', 'recover', 'orders', 3, 'No fault acts on orders now.'],
    ['a client', 'kill', 'web', 3, 'web is a client: faults act on what answers requests.'],
    ['nobody', 'kill', 'nobody', 3, 'There is no node “nobody” in this scenario.'],
    ['the end', 'slow', 'orders', 90, 'The run is at its end: begin it anew to break something.'],
  ])('say why there is nothing to do: %s', (_what, verb, node, seconds, sentence) => {
    expect(editOfVerb(OUTAGE, verb, [node], secondsToNs(seconds))).toBe(sentence);
  });

  it('are stamped with whole milliseconds, so that forms can show them', () => {
    expect(after(OUTAGE, 'kill', 'orders', 8.0415999).faults.at(-1)).toMatchObject({ fromMs: 8041 });
  });

  it('have words for the log', () => {
    const words = (['kill', 'slow', 'recover'] as const).map((verb) => verbLabel(OUTAGE, verb, ['gateway']));
    expect(words).toEqual([
      'API gateway killed: all that it was working on is lost',
      'API gateway slowed: works 5 times as long',
      'API gateway recovered: its faults end',
    ]);
  });
});
