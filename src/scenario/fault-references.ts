import type { Problem } from '../base/problem';
import { faultKinds } from './fault-kind-settings';
import type { Fault, FaultTarget } from './format';
import type { Refer } from './given-words';

/** Which ways to aim a kind of fault has; the others mean nothing for it. */
const AIMS = {
  nodes: ['nodes', 'tags', 'zone', 'share'],
  edges: ['edges', 'nodes', 'tags', 'between'],
} as const satisfies Record<'nodes' | 'edges', readonly (keyof FaultTarget)[]>;

/** Checks that a fault aims in ways that its kind has, and at tags and zones that are there. */
export function checkAim({ id, kind, target }: Fault, refer: Refer): Problem[] {
  const path = `faults.${id}.target`;
  target.tags?.forEach((tag, index) => refer('tags', tag, `${path}.tags[${index}]`));
  target.between?.forEach((zone, index) => refer('zones', zone, `${path}.between[${index}]`));
  if (target.zone !== undefined) refer('nodeZones', target.zone, `${path}.zone`);
  const { on, label } = faultKinds[kind];
  const aims: readonly string[] = AIMS[on];
  const strange = Object.keys(target).filter((key) => !aims.includes(key));
  return strange.map((key) => ({
    path,
    expected: `only the keys ${aims.join(', ')}: the fault “${label}” acts on ${on}`,
    received: `the key "${key}"`,
  }));
}
