import type { Problem } from '../../base/problem';
import { err, ok } from '../../base/result';
import { patchTo, type Patch } from '../edit';
import type { Scenario } from '../format';
import type { ActResult, MoveAct } from './acts';

export function editOfMove(scenario: Scenario, { places }: MoveAct): ActResult {
  const patches: Patch[] = [];
  const problems: Problem[] = [];
  for (const [node, { x, y }] of Object.entries(places)) {
    const patch = patchTo(scenario, `nodes.${node}.position`, { x: Math.round(x), y: Math.round(y) });
    if (patch.ok) patches.push(patch.value);
    else problems.push(...patch.error);
  }
  if (problems.length > 0) return err(problems);
  return ok({ edit: patches, label: moveLabel(scenario, Object.keys(places)), made: [] });
}

function moveLabel({ nodes }: Scenario, moved: readonly string[]): string {
  if (moved.length !== 1) return `${moved.length} nodes moved`;
  return `${nodes.find(({ id }) => id === moved[0])?.name ?? moved[0]} moved`;
}
