import { canonicalJson, type JsonValue } from '../base/json';
import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import type { Command } from '../sim/timeline';
import type { Scenario } from './format';
import { parseScenario } from './parse-scenario';
import { draftOf, findPlace, isObject, near, type Draft, type DraftObject, type Place } from './path';
import { receivedText } from '../base/received-text';
import { toModel } from './to-model';
import { fullFileOf } from './write-scenario';

/**
 * One edit: the value at a path by ids was `old` and is `new`. Null stands for nothing there: a patch from null adds
 * a part to its list (at the place `at`, at the end when it is left out), a patch to null takes it away.
 */
export interface Patch {
  readonly path: string;
  readonly old: JsonValue;
  readonly new: JsonValue;
  readonly at?: number;
}

/** Edits that only make sense together (a node goes, and its edges with it) are applied as one, and checked as one. */
export type Edit = Patch | readonly Patch[];

export function applyPatch(scenario: Scenario, edit: Edit): Result<Scenario, Problem[]> {
  const file = draftFile(scenario);
  for (const patch of patchesOf(edit)) {
    const problem = applyOne(file, patch);
    if (problem !== undefined) return err([problem]);
  }
  return parseScenario(file);
}

/** Whether an edit leaves everything as it is: each of its patches sets what stands there already. */
export function changesNothing(edit: Edit): boolean {
  return patchesOf(edit).every((patch) => canonicalJson(patch.old) === canonicalJson(patch.new));
}

/** Takes an edit back: the inverse of each patch, the last one first. */
export function inversePatch(edit: Edit): Edit {
  const inverse = patchesOf(edit).map((patch) => ({ ...patch, old: patch.new, new: patch.old }));
  return isList(edit) ? inverse.toReversed() : inverse[0];
}

/** The patch that sets a path to a value (null removes), with what stands there now; a problem if nothing can. */
export function patchTo(scenario: Scenario, path: string, value: JsonValue): Result<Patch, Problem[]> {
  const found = findPlace(draftFile(scenario), path);
  if (!found.ok) return err([found.error]);
  const { value: known } = found.value;
  const patch = { path, old: known ?? null, new: value };
  if (found.value.kind !== 'part' || known === undefined) return ok(patch);
  return ok({ ...patch, at: found.value.list.indexOf(known) });
}

/**
 * Sets values given as `path=value` texts, all at once. A value is JSON; what is not JSON is taken as a text, so
 * that `nodes.db.name=Orders database` needs no quotes.
 */
export function setPath(scenario: Scenario, ...assignments: readonly string[]): Result<Scenario, Problem[]> {
  const file = draftFile(scenario);
  const problems: Problem[] = [];
  for (const assignment of assignments) {
    const cut = assignment.indexOf('=');
    if (cut < 1) {
      problems.push({ path: '--set', expected: 'path=value', received: receivedText(assignment) });
      continue;
    }
    const path = assignment.slice(0, cut);
    const found = findPlace(file, path);
    if (!found.ok) problems.push(found.error);
    else if (found.value.kind === 'part' && found.value.value === undefined) {
      const { list, id } = found.value;
      problems.push({ path, expected: near(list, id), received: `"${id}"` });
    } else put(found.value, valueOf(assignment.slice(cut + 1)));
  }
  const parsed = parseScenario(file);
  if (problems.length === 0) return parsed;
  return err(parsed.ok ? problems : [...problems, ...parsed.error]);
}

/** The command that brings an edit into a run; `after` is the scenario that the edit led to. */
export function commandOf(after: Scenario, edit: Edit): Command {
  return { text: canonicalJson(edit), model: toModel(after) };
}

/** Whether an edit concerns the run at all: a name or a position is no command. */
export function changesModel(before: Scenario, after: Scenario): boolean {
  return canonicalJson(toModel(before)) !== canonicalJson(toModel(after));
}

function draftFile(scenario: Scenario): DraftObject {
  const draft = draftOf(fullFileOf(scenario));
  return isObject(draft) ? draft : {};
}

function patchesOf(edit: Edit): readonly Patch[] {
  return isList(edit) ? edit : [edit];
}

/** `Array.isArray` does not tell read-only lists from objects. */
function isList(edit: Edit): edit is readonly Patch[] {
  return Array.isArray(edit);
}

function applyOne(file: DraftObject, patch: Patch): Problem | undefined {
  const found = findPlace(file, patch.path);
  if (!found.ok) return found.error;
  const place = found.value;
  const known = place.value ?? null;
  if (canonicalJson(known) !== canonicalJson(patch.old)) {
    const expected = `what the edit was made for: ${shortJson(patch.old)}`;
    return { path: patch.path, expected, received: shortJson(known) };
  }
  if (place.kind === 'part' && patch.new !== null && idOf(patch.new) !== place.id) {
    return {
      path: `${patch.path}.id`,
      expected: `"${place.id}", as the path says`,
      received: shortJson(patch.new),
    };
  }
  put(place, draftOf(patch.new), patch.at);
  return undefined;
}

function put(place: Place, value: Draft, at?: number): void {
  switch (place.kind) {
    case 'key':
      if (value === null) delete place.holder[place.key];
      else place.holder[place.key] = value;
      return;
    case 'item':
      place.list[place.index] = value;
      return;
    case 'part': {
      const index = place.list.findIndex((item) => isObject(item) && item.id === place.id);
      if (value === null) place.list.splice(index, index < 0 ? 0 : 1);
      else if (index >= 0) place.list[index] = value;
      else place.list.splice(at ?? place.list.length, 0, value);
    }
  }
}

function idOf(value: JsonValue): JsonValue | undefined {
  const draft = draftOf(value);
  return isObject(draft) ? draft.id : undefined;
}

function shortJson(value: JsonValue): string {
  if (value === null) return 'nothing';
  return typeof value === 'object' ? receivedText(value) : JSON.stringify(value);
}

function valueOf(text: string): Draft {
  try {
    const parsed: Draft = JSON.parse(text);
    return parsed;
  } catch {
    return text;
  }
}
