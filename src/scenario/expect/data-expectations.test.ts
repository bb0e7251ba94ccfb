import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { parseScenario } from '../parse-scenario';
import { runScenario } from '../run-scenario';
import { orderSagaFile } from '../saga-scenario.test-support';
import { problemsOf } from '../small-scenario.test-support';
import type { Judged } from '../verdict';
import { fileOf } from '../write-scenario';
import { lineFile } from './line.test-support';

const over = { fromMs: 0, toMs: 6000 };
const matches = { id: 'it', kind: 'invariant', rule: 'money-matches', over };
const ends = { id: 'it', kind: 'invariant', rule: 'sagas-end', withinMs: 2000, over };
const completed = { id: 'it', kind: 'sagas', state: 'completed', over, atLeast: 1 };

type Part = Readonly<Record<string, unknown>>;

/** Four orders a second without any luck in them: messages take no time, and work takes 10 ms. */
const evenFile = {
  ...orderSagaFile,
  durationMs: 10_000,
  measure: { fromMs: 0, toMs: 10_000 },
  nodes: orderSagaFile.nodes.map((node): Part =>
    node['kind'] === 'client'
      ? { ...node, ratePerSecond: 4, spacing: 'even' }
      : { ...node, latency: { kind: 'constant', ms: 10 } },
  ),
  edges: orderSagaFile.edges.map((edge): Part => ({ ...edge, latency: { kind: 'constant', ms: 0 } })),
  data: { declineShare: 0 },
};

/** Payments takes what was asked of it twice, and remembers nothing: every order is charged twice or more. */
const twice = {
  ...evenFile,
  nodes: evenFile.nodes.map((node) => (node['id'] === 'payments' ? { ...node, keepsKeys: false } : node)),
  edges: evenFile.edges.map((edge) =>
    edge['id'] === 'orders-payments' ? { ...edge, duplicateRate: 1 } : edge,
  ),
};

const sagasWith = (settings: Part): Part[] =>
  evenFile.sagas.map((saga) => {
    const { steps } = saga;
    return {
      ...saga,
      steps: Array.isArray(steps) ? steps.map((step: Part) => ({ ...step, ...settings })) : [],
    };
  });

const down = (node: string, fromMs: number, toMs: number) => ({
  faults: [{ id: 'down', kind: 'crash', target: { nodes: [node] }, fromMs, toMs }],
});

function judge(expectation: object, file: object = evenFile, untilMs = 10_000): Judged {
  const parsed = parseScenario({ ...file, expect: [expectation] });
  const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
  return ensure(runScenario(scenario, { untilMs }).expectations[0], 'one expectation');
}

describe('a rule about the data of orders', () => {
  it('holds as long as no saga breaks it, and says how many have ended', () => {
    expect(judge(matches)).toEqual({
      id: 'it',
      verdict: 'holds',
      at: 6e9,
      evidence: 'No order broke this rule from 0 s to 6 s, in which 23 sagas ended.',
      range: { fromMs: 0, toMs: 6000 },
    });
    expect(judge(matches, evenFile, 5999).evidence).toBe('This is decided by 6.00 s.');
  });

  it('is broken at the moment of the first violation, with saga, order and figures', () => {
    const judged = judge({ ...matches, rule: 'no-doubles' }, twice);
    expect(judged).toMatchObject({
      verdict: 'broken',
      evidence: expect.stringMatching(
        /^Saga 1 broke this rule at 0\.\d\d s: Order web\.\d was charged 2 times\.$/,
      ),
    });
    expect(judged.at).toBeLessThan(0.4e9);
    expect(judge({ ...matches, rule: 'no-doubles' }, twice, 1000)).toEqual(judged);
    expect(judge(matches, twice).evidence).toMatch(
      /: Order web\.\d was completed and costs .* cents, but .* cents were charged and not given back\.$/,
    );
  });

  it('says of a violation what it was when it happened, whatever came later', () => {
    // What was asked of payments arrives up to three seconds later, when the saga has long given up and turned back.
    const late = {
      ...twice,
      edges: twice.edges.map((edge) =>
        edge['id'] === 'orders-payments' ? { ...edge, jitterMs: 3000 } : edge,
      ),
      sagas: sagasWith({ timeoutMs: 100, jitter: 'none', firstWaitMs: 50 }),
    };
    const judged = judge(matches, late);
    expect(judged.verdict).toBe('broken');
    const untilMs = Math.ceil((judged.at ?? 0) / 1e6);
    expect(judge(matches, late, untilMs)).toEqual(judged);
    expect(untilMs).toBeLessThan(4000);
  });

  it('is about its own span, and not about other rules', () => {
    const later = judge({ ...matches, over: { fromMs: 2000, toMs: 6000 } }, twice);
    expect(later).toMatchObject({ verdict: 'broken', evidence: expect.stringMatching(/at 2\.\d\d s/) });
    expect(judge({ ...matches, rule: 'order-final' }, twice).verdict).toBe('holds');
    expect(judge({ ...matches, rule: 'stock-matches' }, twice).verdict).toBe('holds');
  });

  it('can be expected to be broken', () => {
    const broken = { ...matches, broken: true };
    const judged = judge(broken, twice);
    expect(judged).toMatchObject({ verdict: 'holds', evidence: judge(matches, twice).evidence });
    expect(judged.at).toBeLessThan(0.4e9);
    expect(judge(broken)).toMatchObject({ verdict: 'broken', at: 6e9 });
  });
});

describe('sagas end', () => {
  it('when each of the span is over in time', () => {
    expect(judge(ends)).toMatchObject({
      verdict: 'holds',
      at: 6e9,
      evidence: 'All 23 sagas that began from 0 s to 6 s were over within 2 s; saga 1 took longest, 50 ms.',
    });
    expect(judge({ ...ends, withinMs: 50 }).verdict).toBe('holds');
    expect(judge(ends, evenFile, 5999).evidence).toBe('This is decided by 8.00 s.');
  });

  it('is broken when the first is not over in time, and by none that began outside', () => {
    expect(judge(ends, { ...evenFile, ...down('shipping', 3000, 9000) })).toMatchObject({
      verdict: 'broken',
      evidence: expect.stringMatching(
        /^Saga 1\d \(order web\.\d+\) began at .* and was not over 2 s later\.$/,
      ),
    });
    const early = { ...ends, over: { fromMs: 0, toMs: 2500 } };
    expect(judge(early, { ...evenFile, ...down('shipping', 3000, 9000) }).verdict).toBe('holds');
    expect(judge({ ...ends, withinMs: 49 })).toMatchObject({
      verdict: 'broken',
      evidence: 'Saga 1 (order web.1) began at 0.26 s, and was not over 49 ms later.',
    });
    expect(judge({ ...ends, withinMs: 49, broken: true }).verdict).toBe('holds');
    expect(judge({ ...ends, broken: true }).verdict).toBe('broken');
  });
});

describe('sagas in a state', () => {
  it('are counted at the end of the run', () => {
    expect(judge(completed)).toMatchObject({
      verdict: 'holds',
      at: 10e9,
      evidence:
        'Of 23 sagas that began from 0 s to 6 s 23 were completed at the end of the run, expected at least 1.',
    });
    expect(judge(completed, evenFile, 9000)).toMatchObject({
      verdict: 'undecided',
      evidence: 'This is decided by 10.00 s.',
    });
  });

  it('are told by the first that contradicts', () => {
    const declined = { ...evenFile, data: { declineShare: 1 } };
    expect(judge(completed, declined).evidence).toBe(
      'Of 23 sagas that began from 0 s to 6 s 0 were completed at the end of the run, expected at least 1: ' +
        'saga 1 (order web.1) was compensated.',
    );
    const none = { ...completed, state: 'compensated', saga: 'order', atLeast: undefined, atMost: 0 };
    const { atLeast: _, ...most } = none;
    expect(judge(most, declined).evidence).toBe(
      'Of 23 sagas of “Place an order” that began from 0 s to 6 s 23 were compensated at the end of the run, ' +
        'expected at most 0: saga 1 (order web.1) was compensated.',
    );
    expect(judge(most).verdict).toBe('holds');
  });

  it('are stuck, or only unfinished', () => {
    const shipping = { ...evenFile, ...down('shipping', 9500, 10_000) };
    const unfinished = { ...completed, state: 'unfinished', over: { fromMs: 9000, toMs: 10_000 } };
    expect(judge(unfinished, shipping).verdict).toBe('holds');
    expect(judge({ ...unfinished, state: 'stuck' }, shipping).verdict).toBe('broken');
    // Nobody takes the goods back, and the last attempt to is soon over.
    const nodes = evenFile.nodes.map((node) =>
      node['id'] === 'inventory' ? { ...node, latency: { kind: 'constant', ms: 200 } } : node,
    );
    const stuck = {
      ...evenFile,
      nodes,
      sagas: sagasWith({ undoAttempts: 1 }),
      data: { declineShare: 1 },
      ...down('inventory', 5000, 9000),
    };
    for (const state of ['stuck', 'unfinished']) {
      expect(judge({ ...completed, state }, stuck).verdict).toBe('holds');
    }
  });
});

describe('expectations about data', () => {
  it('are read and written as they are', () => {
    const given = [
      { ...matches, id: 'a' },
      { ...matches, id: 'b', rule: 'stock-matches', broken: true },
      { ...ends, id: 'c', name: 'In time' },
      { ...completed, id: 'd', saga: 'order', state: 'stuck', over: { fromMs: 0.5, toMs: 7 }, atMost: 3 },
    ];
    const parsed = parseScenario({ ...evenFile, expect: given });
    const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
    expect(scenario.expect).toEqual(given);
    expect(fileOf(scenario).expect).toEqual(given);
  });

  it.each([
    [{ ...matches, rule: 'luck' }, /^rule: "nothing-lost", .* or "sagas-end" \/ "luck"$/],
    [{ ...matches, withinMs: 3 }, /^expect.it: only .* \/ the unknown key "withinMs"$/],
    [{ ...matches, rule: 'nothing-lost', broken: true }, /^expect.it: only .* \/ the unknown key "broken"$/],
    [{ ...completed, state: 'done' }, /^state: one of "completed", .* \/ "done"$/],
    [{ ...completed, atLeast: 0.5 }, /^atLeast: a whole number of sagas \/ 0.5$/],
    [{ ...completed, atLeast: 3, atMost: 2 }, /^atMost: at least as much as atLeast \(3\) \/ 2$/],
    [{ ...completed, saga: 'ordr' }, /^saga: the id of a saga, perhaps "order" \/ "ordr"$/],
    [
      { ...ends, withinMs: 5000 },
      /^over.toMs: at least withinMs \(5000 ms\) before the end of the run \(10000 ms\) \//,
    ],
    [{ ...ends, over: { fromMs: 1, toMs: 1 } }, /^over.toMs: later than its start/],
  ])('are told of what is wrong with them: %j', (given, line) => {
    const found = problemsOf({ ...evenFile, expect: [given] });
    expect(found.map((one) => one.replace('expect.it.', ''))).toEqual([expect.stringMatching(line)]);
  });

  it('need a bound, and sagas that they can be about', () => {
    const { atLeast: _, ...boundless } = completed;
    expect(problemsOf({ ...evenFile, expect: [boundless] })).toEqual([
      'expect.it.atLeast: a bound: atLeast, atMost, or both / nothing',
    ]);
    const found = problemsOf({ ...lineFile, expect: [matches, { ...completed, id: 'other' }] });
    expect(found).toEqual([
      'expect.it.rule: something that the scenario can show: it has no sagas / "money-matches"',
      'expect.other.kind: something that the scenario can show: it has no sagas / "sagas"',
    ]);
  });
});
