import type { Problem } from '../base/problem';
import { receivedText } from '../base/received-text';
import type { CheckedLayer } from './check-stack';
import type { FilledOptions } from './guard-options';
import { needsInstances } from './stack-version';

/**
 * What layers need that their settings cannot hold: functions to ask in place of the one that is guarded, and
 * instances. All of these may have left: then calls find nobody there.
 */
export function checkNeeds(
  models: readonly CheckedLayer[],
  options: FilledOptions,
  knownInstances = 0,
): Problem[] {
  const problems: Problem[] = [];
  for (const model of models) {
    if (model.kind !== 'fallback') continue;
    const { kind, edge } = model.settings;
    const layer = `the fallback "${model.id}"`;
    if (kind === 'static' && options.fallback === undefined) {
      problems.push({
        path: 'options.fallback',
        expected: `a function that answers for ${layer}`,
        received: 'nothing',
      });
    }
    if (kind === 'other-service' && !Object.hasOwn(options.others, edge)) {
      problems.push({
        path: `options.others`,
        expected: `a function under the name ${receivedText(edge)} that answers for ${layer}`,
        received: namesText(Object.keys(options.others)),
      });
    }
  }
  if (needsInstances(models) && options.instances.length + knownInstances === 0) {
    problems.push({
      path: 'options.instances',
      expected: 'a list of the instances to choose among',
      received: 'none',
    });
  }
  if (new Set(options.instances).size < options.instances.length) {
    problems.push({
      path: 'options.instances',
      expected: 'each instance once',
      received: receivedText(options.instances),
    });
  }
  return problems;
}

function namesText(names: readonly string[]): string {
  return names.length === 0 ? 'none' : `only ${names.join(', ')}`;
}
