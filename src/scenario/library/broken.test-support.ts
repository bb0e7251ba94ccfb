import { ensure } from '../../base/assert';
import { setPath } from '../edit';
import type { Scenario } from '../format';
import { runScenario } from '../run-scenario';
import type { Judged } from '../verdict';
import { builtIn } from './catalogue';

export async function scenarioOf(id: string): Promise<Scenario> {
  return ensure(await builtIn(id), `the built-in scenario ${id}`);
}

/** What is broken when the scenario is changed. */
export async function brokenBy(id: string, ...assignments: readonly string[]): Promise<readonly Judged[]> {
  const changed = setPath(await scenarioOf(id), ...assignments);
  const scenario = ensure(changed.ok ? changed.value : undefined, JSON.stringify(changed));
  return runScenario(scenario).expectations.filter(({ verdict }) => verdict === 'broken');
}
