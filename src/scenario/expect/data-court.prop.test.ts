import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { msToNs } from '../../base/time';
import type { Scenario } from '../format';
import { parseScenario } from '../parse-scenario';
import { Draw } from '../random-draw.test-support';
import { dataExpectationsOf } from '../random-expectations.test-support';
import { ScenarioRun } from '../run-scenario';
import { orderSagaFile } from '../saga-scenario.test-support';
import { evaluateExpectations, makeJudge } from './judge';

const DURATION_MS = 10_000;

type Part = Readonly<Record<string, unknown>>;

/** Orders under all that may go wrong with their data, and what somebody may expect of them. */
const shop = fc.integer().map((luck): Scenario => {
  const draw = new Draw(luck);
  const forgetful = draw.one(['none', 'payments', 'inventory']);
  const expectations = Array.from({ length: 5 }, () => dataExpectationsOf(['order'], ['down'], draw)).flat();
  const parsed = parseScenario({
    ...orderSagaFile,
    seed: draw.whole(1, 1000),
    durationMs: DURATION_MS,
    measure: { fromMs: 0, toMs: DURATION_MS },
    data: { declineShare: draw.one([0, 0.3]) },
    nodes: orderSagaFile.nodes.map((node): Part =>
      node['id'] === forgetful ? { ...node, keepsKeys: false } : node,
    ),
    edges: orderSagaFile.edges.map((edge): Part => ({
      ...edge,
      duplicateRate: draw.one([0, 0.1]),
      jitterMs: draw.one([0, 0, 300]),
    })),
    faults: [
      {
        id: 'down',
        kind: 'crash',
        target: { nodes: [draw.one(['orders', 'inventory', 'payments', 'shipping'])] },
        fromMs: 2000,
        toMs: draw.whole(2500, 5000),
      },
    ],
    expect: expectations.map((one, index) => ({ ...one, id: `it-${index}` })),
  });
  return ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
});

const step = fc.record({ goesBack: fc.boolean(), ms: fc.integer({ min: 1, max: 4000 }) });

it('a judge says of data, wherever the run has been, what one says who looks at everything at once', () => {
  const seen = { holds: 0, broken: 0, undecided: 0 };
  fc.assert(
    fc.property(shop, fc.array(step, { maxLength: 8 }), (scenario, steps) => {
      const { timeline } = new ScenarioRun(scenario);
      const { world } = timeline;
      const judge = makeJudge();
      const decided = new Map<string, unknown>();
      for (const { goesBack, ms } of [...steps, { goesBack: false, ms: DURATION_MS }]) {
        const to = goesBack ? world.now - msToNs(ms) : world.now + msToNs(ms);
        if (goesBack) timeline.seek(Math.max(0, to));
        else timeline.run(Math.min(to, msToNs(DURATION_MS)));
        const said = judge(scenario, world);
        expect(said).toEqual(evaluateExpectations(scenario, world));
        for (const one of said) {
          if (one.verdict === 'undecided') continue;
          expect(one).toEqual(decided.get(one.id) ?? one);
          expect(one.at).toBeLessThanOrEqual(world.now);
          decided.set(one.id, one);
        }
      }
      for (const { verdict } of judge(scenario, world)) seen[verdict]++;
    }),
    { seed: 20, numRuns: 25 },
  );
  expect(Math.min(seen.holds, seen.broken)).toBeGreaterThan(20);
});
