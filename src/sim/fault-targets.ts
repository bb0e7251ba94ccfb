import { mix32 } from '../base/keyed-hash';
import { partKey, type NodePart } from './configuration';
import type { NodeFault } from './fault-model';

/**
 * The instances of a node that a fault concerns. Which ones a share takes is drawn by the ids of fault and node, so
 * that they stay the same whatever else changes, and two faults rarely take the same ones. An instance that an edit
 * retired is concerned as it would be among the others: a hung one does not get well by being told to stop.
 */
export function chosenInstances(fault: NodeFault, node: NodePart, zones: readonly string[]): number[] {
  if (fault.share <= 0) return [];
  const zone = fault.zone === null ? -1 : zones.indexOf(fault.zone);
  const salt = mix32(partKey('fault', fault.id), node.key);
  const places = node.allInstances.flatMap((_, place) =>
    zone < 0 || node.zones[place] === zone ? [{ place, luck: mix32(salt, place) >>> 0 }] : [],
  );
  const wanted = places.filter(({ place }) => place < node.instances.length);
  const count = Math.max(1, Math.ceil(fault.share * wanted.length - SLACK));
  const lucks = wanted.map(({ luck }) => luck).sort((a, b) => a - b);
  const most = count < lucks.length ? lucks[count - 1] : Infinity;
  return places.filter(({ luck }) => luck <= most).map(({ place }) => node.allInstances[place]);
}

/** A third of three instances is one, although 0.34 of three is a little more. */
const SLACK = 0.1;
