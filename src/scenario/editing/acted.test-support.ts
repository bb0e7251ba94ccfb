import { applyPatch, inversePatch } from '../edit';
import type { Scenario } from '../format';
import type { Act, Acted } from './acts';
import { editOfAct } from './edit-of-act';

/** What a scenario is after an act that must be possible, and that undo takes back exactly. */
export function acted(scenario: Scenario, act: Act): { readonly after: Scenario } & Omit<Acted, 'edit'> {
  const result = editOfAct(scenario, act);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { edit, label, made } = result.value;
  const after = applied(scenario, edit);
  const back = applied(after, inversePatch(edit));
  if (JSON.stringify(back) !== JSON.stringify(scenario)) throw new Error(`${label}: undo is not exact`);
  if (label.trim() === '') throw new Error('An act without a label');
  for (const { kind, id } of made) {
    const parts = kind === 'node' ? after.nodes : after.edges;
    if (!parts.some((part) => part.id === id)) throw new Error(`${label}: ${kind} ${id} was not made`);
  }
  return { after, label, made };
}

function applied(scenario: Scenario, edit: Acted['edit']): Scenario {
  const result = applyPatch(scenario, edit);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Why an act is not done, in one line for each problem. */
export function whyNot(scenario: Scenario, act: Act): readonly string[] {
  const result = editOfAct(scenario, act);
  if (result.ok) throw new Error(`Done: ${result.value.label}`);
  return result.error.map(({ path, expected, received }) => `${path}: ${expected} / ${received}`);
}
