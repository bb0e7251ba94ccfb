import { err, ok, type Result } from '../base/result';
import type { Scenario } from '../scenario/format';
import { builtIn } from '../scenario/library/catalogue';
import { parseScenarioText } from '../scenario/parse-scenario';
import { sentenceOf } from './edited-run';
import type { ScenarioSource } from './protocol';

/** The scenario that a session asks for, or a sentence that says why there is none. */
export function scenarioOf(source: ScenarioSource): Result<Scenario, string> {
  if (source.kind === 'text') {
    const parsed = parseScenarioText(source.text);
    return parsed.ok ? parsed : err(sentenceOf(parsed.error));
  }
  const scenario = builtIn(source.id);
  return scenario === undefined ? err(`No scenario is called '${source.id}' in this build.`) : ok(scenario);
}
