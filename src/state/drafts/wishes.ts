import type { RunStore } from '../run';
import type { RunSnapshot } from '../run-snapshot';
import type { Wish } from '../wish';
import type { Jotter } from './desk-host';
import { isKept } from './read-values';

const KEY = 'breakwater/under-way ';

/** What is noted down is written before the next frame: a longer text would cost that frame. */
const LONGEST = 250_000;

/** Edits. What else is said to a run concerns what it is doing just then, and is nothing to be said again later. */
type EditWish = Extract<Wish, { readonly kind: 'edit' | 'undo' | 'redo' | 'verb' }>;

/** Notes down what the run of a draft has not answered yet: should the page end before, it is asked again. */
export function noteWishes(
  jotter: Jotter,
  id: string,
  run: RunSnapshot | null,
  underWay: readonly Wish[],
): void {
  const wishes = underWay.filter(isEditWish);
  const text = run === null || wishes.length === 0 ? '' : JSON.stringify({ made: madeIn(run), wishes });
  if (text === '' || text.length > LONGEST) jotter.erase(KEY + id);
  else jotter.write(KEY + id, text);
}

/** Of a draft that is no more. */
export function forgetWishes(jotter: Jotter, id: string): void {
  jotter.erase(KEY + id);
}

/**
 * Asks a run that was brought back for what it had not answered; what it has taken since is not asked for twice. Says
 * whether there was any.
 */
export function wishAgain(jotter: Jotter, id: string, run: RunStore): boolean {
  const text = jotter.read(KEY + id);
  const snapshot = run.snapshot();
  if (text === null || snapshot === null) return false;
  jotter.erase(KEY + id);
  const wishes = readWishes(text, madeIn(snapshot));
  for (const wish of wishes) wishFor(run, wish);
  return wishes.length > 0;
}

function wishFor(run: RunStore, wish: EditWish): void {
  switch (wish.kind) {
    case 'undo':
      return run.undo();
    case 'redo':
      return run.redo();
    case 'verb':
      return run.verb(wish.verb, wish.nodes);
    default: {
      const { change, label } = wish;
      // What is refused now would have been refused then.
      if (change.kind === 'act') void run.act(change.act);
      else if (change.kind === 'edit') void run.editTogether(change.edit, label);
      else void run.edit(change.path, change.value, label);
      return undefined;
    }
  }
}

/** How much was made on the line that runs, as a text. */
function madeIn({ resume }: RunSnapshot): string {
  const line = resume?.lines.find(({ id }) => id === resume.line);
  return JSON.stringify([line?.id, line?.made.length]);
}

function readWishes(text: string, made: string): readonly EditWish[] {
  try {
    const kept: unknown = JSON.parse(text);
    if (!isKept(kept) || kept.made !== made || !Array.isArray(kept.wishes)) return [];
    return kept.wishes.filter(isEditWish);
  } catch {
    return [];
  }
}

/** By the fields that say what it is; what is in them the worker looks at, as it does when they come from the page. */
function isEditWish(wish: unknown): wish is EditWish {
  if (!isKept(wish)) return false;
  switch (wish.kind) {
    case 'undo':
    case 'redo':
      return true;
    case 'verb':
      return typeof wish.verb === 'string' && Array.isArray(wish.nodes);
    case 'edit':
      return typeof wish.label === 'string' && isChange(wish.change);
    default:
      return false;
  }
}

function isChange(change: unknown): boolean {
  if (!isKept(change)) return false;
  if (change.kind === 'value') return typeof change.path === 'string' && change.value !== undefined;
  if (change.kind === 'act') return isKept(change.act) && typeof change.act.kind === 'string';
  return change.kind === 'edit' && typeof change.edit === 'object' && change.edit !== null;
}
