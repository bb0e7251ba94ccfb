import type { Fault, FaultTarget, ScenarioNode } from '../format';
import { isWorkNode } from '../node-parts';
import type { Gone } from './without';

interface Words {
  readonly tags: ReadonlySet<string>;
  readonly nodeZones: ReadonlySet<string>;
  readonly zones: ReadonlySet<string>;
}

/** Faults as far as there is still something that they aim at. */
export function faultsWithout(
  faults: readonly Fault[],
  gone: Gone,
  left: readonly ScenarioNode[],
): readonly Fault[] {
  const words = wordsOf(left);
  return faults.flatMap((fault) => {
    const target = targetWithout(fault.target, gone, words);
    if (target === null) return [];
    return [target === fault.target ? fault : { ...fault, target }];
  });
}

function wordsOf(nodes: readonly ScenarioNode[]): Words {
  const workers = nodes.filter(isWorkNode);
  const nodeZones = workers.flatMap(({ zones }) => zones);
  const clientZones = nodes.flatMap((node) => (node.kind === 'client' ? (node.zone ?? []) : []));
  return {
    tags: new Set(workers.flatMap(({ tags }) => tags)),
    nodeZones: new Set(nodeZones),
    zones: new Set([...nodeZones, ...clientZones]),
  };
}

/** A fault that named what it aims at, and has none of it left, would hit everything: it goes. */
function targetWithout(
  target: FaultTarget,
  gone: Gone,
  { tags, nodeZones, zones }: Words,
): FaultTarget | null {
  if (target.zone !== undefined && !nodeZones.has(target.zone)) return null;
  if (target.between?.every((zone) => zones.has(zone)) === false) return null;
  const left = {
    nodes: target.nodes?.filter((id) => !gone.nodes.has(id)),
    tags: target.tags?.filter((tag) => tags.has(tag)),
    edges: target.edges?.filter((id) => !gone.edges.has(id)),
  };
  const keys = ['nodes', 'tags', 'edges'] as const;
  if (keys.every((key) => left[key]?.length === target[key]?.length)) return target;
  if (keys.every((key) => (left[key] ?? []).length === 0)) return null;
  const { nodes: _nodes, tags: _tags, edges: _edges, ...others } = target;
  const named = keys.flatMap((key) => ((left[key] ?? []).length === 0 ? [] : [[key, left[key]] as const]));
  return { ...others, ...Object.fromEntries(named) };
}
