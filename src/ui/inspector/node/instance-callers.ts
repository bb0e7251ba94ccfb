import { instantText } from '../../../base/duration-text';
import type { Scenario } from '../../../scenario/format';
import type { InstanceDetail } from '../../../worker/protocol';
import { edgeName } from '../../event-log/part-names';
import { share } from '../../figures';

/** Which calls keep away from which instances: "orders → catalog keeps away from 2 (until 42 s) and 3 (until 51 s)." */
export function awaySentences(scenario: Scenario, instances: readonly InstanceDetail[]): readonly string[] {
  const byEdge = new Map<string, string[]>();
  for (const { number, keptAway } of instances) {
    for (const { edge, until } of keptAway) {
      byEdge.set(edge, [...(byEdge.get(edge) ?? []), `${number} (until ${instantText(until)})`]);
    }
  }
  return [...byEdge].map(([edge, kept]) => {
    const last = kept.length > 1 ? ` and ${kept[kept.length - 1]}` : '';
    const first = (kept.length > 1 ? kept.slice(0, -1) : kept).join(', ');
    return `${edgeName(scenario, edge)} keeps away from ${first}${last}.`;
  });
}

/** "12%": of all calls that chose an instance by themselves, in the order of `callersOf`. */
export function shareText({ chosen }: InstanceDetail): string {
  return chosen.map((one) => share(one.share)).join(' · ');
}

/** Which calls choose instances by themselves. */
export function callersOf(scenario: Scenario, instances: readonly InstanceDetail[]): readonly string[] {
  return instances[0]?.chosen.map(({ edge }) => edgeName(scenario, edge)) ?? [];
}
