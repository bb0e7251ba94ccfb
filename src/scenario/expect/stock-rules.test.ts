import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { msToNs } from '../../base/time';
import { evolveShop, type ShopEvent } from '../../domain/shop';
import { DataWorld } from '../../sim/data/data-world';
import type { Scenario } from '../format';
import { parseScenario } from '../parse-scenario';
import { ScenarioRun } from '../run-scenario';
import { orderSagaFile } from '../saga-scenario.test-support';
import { problemsOf } from '../small-scenario.test-support';
import type { Judged } from '../verdict';
import { fileOf } from '../write-scenario';
import { evaluateExpectations } from './judge';
import { pausingRules } from './pausing';

const over = { fromMs: 0, toMs: 6000 };
const never = { id: 'it', kind: 'invariant', rule: 'stock-never-negative', over };

type Part = Readonly<Record<string, unknown>>;

function scenarioWith(...expectations: readonly Part[]): Scenario {
  const parsed = parseScenario({ ...orderSagaFile, expect: expectations });
  return ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
}

/** What is said after ten seconds; at `brokenMs` a million pieces are taken of a product, for a saga or for none. */
function judge(expectation: Part, brokenMs: number | null, saga = 2): Judged {
  const scenario = scenarioWith(expectation);
  const { timeline } = new ScenarioRun(scenario);
  const { world } = timeline;
  if (brokenMs !== null) {
    timeline.run(msToNs(brokenMs));
    const { data } = world;
    if (!(data instanceof DataWorld)) throw new Error('The world keeps no data');
    const lines = [{ productId: 'product-1', quantity: 1_000_000 }];
    const event: ShopEvent<'inventory'> = {
      service: 'inventory',
      event: { type: 'inventory.reserved', id: 'late', at: 0, lines },
    };
    data.ledger.shop = evolveShop(data.ledger.shop, event);
    data.ledger.appendAll([event], saga, 0);
  }
  timeline.run(msToNs(10_000));
  return ensure(evaluateExpectations(scenario, world)[0], 'one expectation');
}

describe('a rule about stock', () => {
  it('holds as long as no product breaks it, and says what there was to be looked at', () => {
    expect(judge(never, null)).toEqual({
      id: 'it',
      verdict: 'holds',
      at: 6e9,
      evidence: expect.stringMatching(
        /^No product broke this rule from 0 s to 6 s, in which \d{3,} events happened\.$/,
      ),
      range: over,
    });
    expect(judge({ ...never, rule: 'stock-adds-up' }, 3000).verdict).toBe('holds');
  });

  it('is broken at the moment of the event, with product, figures, saga and order', () => {
    const judged = judge(never, 3000);
    expect(judged).toMatchObject({
      verdict: 'broken',
      at: 3e9,
      by: { saga: 2, event: expect.any(Number) },
      evidence: expect.stringMatching(
        /^Saga 2 \(order web\.2\) broke this rule at 3\.00 s: The stock of product-1 is negative: -\d+ on hand, /,
      ),
    });
    expect(judged.by?.event).toBeGreaterThan(0);
    expect(judge(never, 3000, 0).evidence).toMatch(
      /^Event \d+ \(inventory\/late\) broke this rule at 3\.00 s: The stock /,
    );
    expect(judge({ ...never, broken: true }, 3000)).toMatchObject({ verdict: 'holds', at: 3e9 });
    expect(judge({ ...never, over: { fromMs: 0, toMs: 2999 } }, 3000).verdict).toBe('holds');
  });
});

describe('a rule that pauses the run', () => {
  const lost = { id: 'lost', kind: 'invariant', rule: 'nothing-lost', over, pauses: true };

  it('is read and written, and found inside of others', () => {
    const given = [
      lost,
      { ...never, broken: true, pauses: false },
      { id: 'both', kind: 'all', of: [{ ...never, id: 'inner', pauses: true }] },
    ];
    const scenario = scenarioWith(...given);
    expect(scenario.expect).toEqual(given);
    expect(fileOf(scenario).expect).toEqual(given);
    expect(pausingRules(scenario.expect).map(({ id }) => id)).toEqual(['lost', 'inner']);
  });

  it('is no other kind of expectation', () => {
    const sagas = { id: 'it', kind: 'sagas', state: 'stuck', over, atMost: 0, pauses: true };
    expect(problemsOf({ ...orderSagaFile, expect: [sagas] })).toEqual([
      expect.stringMatching(/ \/ the unknown key "pauses"$/),
    ]);
    expect(problemsOf({ ...orderSagaFile, expect: [{ ...lost, pauses: 'yes' }] })).toHaveLength(1);
  });
});
