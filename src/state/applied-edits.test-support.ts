import { ensure } from '../base/assert';
import type { Problem } from '../base/problem';
import { applyPatch, inversePatch, type Edit } from '../scenario/edit';
import type { Scenario } from '../scenario/format';
import { builtIn } from '../scenario/library/catalogue';

export { randomScenario } from '../scenario/random-scenario.test-support';

/** A scenario of the library as it was read. */
export async function libraryScenario(id: string): Promise<Scenario> {
  return ensure(await builtIn(id), id);
}

/** What an edit leads to, if its undo leads back exactly; else why it is refused. */
export function editedScenario(before: Scenario, edit: Edit): Scenario | readonly Problem[] {
  const after = applyPatch(before, edit);
  if (!after.ok) return after.error;
  const back = applyPatch(after.value, inversePatch(edit));
  if (!back.ok || JSON.stringify(back.value) !== JSON.stringify(before)) throw new Error('undo is not exact');
  return after.value;
}
