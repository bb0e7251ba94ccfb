import type { PartRef } from '../../../worker/protocol';
import type { SelectChange } from '../../topology/use-selection';

/**
 * What is selected after React Flow's changes; null when they change nothing. Without a key for several, what was
 * gained is all; React Flow also gives everything up on Escape, which is not heeded.
 */
export function afterChanges(
  before: readonly PartRef[],
  kind: PartRef['kind'],
  changes: readonly SelectChange[],
  several: boolean,
): readonly PartRef[] | null {
  const ids = (selected: boolean): string[] =>
    changes.flatMap(({ type, id, selected: now }) =>
      type === 'select' && now === selected && id !== undefined ? [id] : [],
    );
  const gained = ids(true).filter((id) => !has(before, kind, id));
  if (!several) return gained.length === 0 ? null : gained.map((id) => ({ kind, id }));
  const lost = new Set(ids(false));
  const kept = before.filter((part) => part.kind !== kind || !lost.has(part.id));
  if (gained.length === 0 && kept.length === before.length) return null;
  return [...kept, ...gained.map((id) => ({ kind, id }))];
}

function has(parts: readonly PartRef[], kind: PartRef['kind'], id: string): boolean {
  return parts.some((part) => part.kind === kind && part.id === id);
}
