import type { Scenario } from '../../scenario/format';
import { writeScenario } from '../../scenario/write-scenario';

/** A scenario as a file of its own. */
export function scenarioFile(scenario: Scenario): { readonly name: string; readonly text: string } {
  return { name: `${fileName(scenario.name)}.breakwater.json`, text: writeScenario(scenario) };
}

/** "payment-outage": what every system of files takes. */
function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, 60) || 'scenario';
}
