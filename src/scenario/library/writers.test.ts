import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { setPath } from '../edit';
import type { Scenario } from '../format';
import { runScenario } from '../run-scenario';
import { builtIn } from './catalogue';

const DESKS = ['web-desk', 'phone-desk'];

async function scenarioOf(id: string): Promise<Scenario> {
  return ensure(await builtIn(id), `the built-in scenario ${id}`);
}

/** What is broken when both desks are changed. */
async function brokenBy(id: string, ...assignments: readonly string[]): Promise<readonly string[]> {
  const both = DESKS.flatMap((desk) => assignments.map((one) => `writers.${desk}-writer.${one}`));
  const changed = setPath(await scenarioOf(id), ...both);
  const scenario = ensure(changed.ok ? changed.value : undefined, JSON.stringify(changed));
  const { expectations } = runScenario(scenario);
  return expectations.filter(({ verdict }) => verdict === 'broken').map((one) => one.id);
}

describe('a scenario about writers is another story', () => {
  it.each([
    // What nobody could have is left over.
    ['conflicting-writers', ['retries=0'], ['all-are-served', 'some-decide-anew', 'refused-in-the-end']],
    ['conflicting-writers', ['checks=nothing'], ['some-decide-anew', 'stock-never-negative']],
    ['oversold', ['checks=version'], ['stock-never-negative', 'nobody-decides-anew']],
  ])('%s, with %j', async (id, assignments, broken) => {
    expect(new Set(await brokenBy(id, ...assignments))).toEqual(new Set(broken));
  });

  it('but for where it is said, the two are the same', async () => {
    const [one, other] = await Promise.all(['conflicting-writers', 'oversold'].map(scenarioOf));
    const changed = setPath(other, ...DESKS.map((desk) => `writers.${desk}-writer.checks=version`));
    const same = ensure(changed.ok ? changed.value : undefined, JSON.stringify(changed));
    for (const part of ['nodes', 'edges', 'data', 'writers', 'requestTypes', 'seed'] as const) {
      expect(same[part]).toEqual(one[part]);
    }
  });
});

describe('what a scenario about writers tells', () => {
  it('names the product that was sold too often', async () => {
    const { expectations, changes } = runScenario(await scenarioOf('oversold'), { untilMs: 25_000 });
    expect(expectations[0].evidence).toMatch(
      /^Event \d+ \(inventory\/.*\) broke this rule at .*: The stock of product-2 is negative: -\d+ on hand/,
    );
    expect(changes.map(({ sentence }) => sentence)).toEqual([
      'A rule of the data was broken: the stock of a product is negative.',
    ]);
  });

  it('says who gave up, and nothing of conflicts that were made up for', async () => {
    const scenario = await scenarioOf('conflicting-writers');
    expect(runScenario(scenario, { untilMs: 12_000 }).changes).toEqual([]);
    const changed = setPath(scenario, ...DESKS.map((desk) => `writers.${desk}-writer.retries=1`));
    const once = ensure(changed.ok ? changed.value : undefined, JSON.stringify(changed));
    const [first] = runScenario(once, { untilMs: 12_000 }).changes;
    expect(first.sentence).toMatch(
      /^Reserve at the (web|phone) desk, command \d+: gave up\. Others were quicker 2 times and had changed /,
    );
  });
});
