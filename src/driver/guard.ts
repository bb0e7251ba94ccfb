import { Guarded } from './guarded';
import { checkStack, type LayerSpec } from './check-stack';
import { checkNeeds } from './check-needs';
import { StackError } from './errors';
import { filledOptions, type GuardOptions } from './guard-options';

/**
 * Guards asynchronous functions with a stack of layers, outermost first. A stack that cannot work is a mistake of the
 * program, so it throws: `checkStack` tells the same about a stack that comes from somewhere else.
 */
export function guard<Fallback = never>(
  stack: readonly LayerSpec[],
  options: GuardOptions<Fallback> = {},
): Guarded<Fallback> {
  const filled = filledOptions(options);
  const checked = checkStack(stack);
  if (!checked.ok) throw new StackError(checked.error);
  const problems = checkNeeds(checked.value, filled);
  if (problems.length > 0) throw new StackError(problems);
  return new Guarded(checked.value, filled);
}
