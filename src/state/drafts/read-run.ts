import { MAX_DEPTH, type JsonValue } from '../../base/json';
import { err, ok, type Result } from '../../base/result';
import type { Edit, Patch } from '../../scenario/edit';
import { isBefore } from '../../sim/line';
import type { LineInfo, LoggedEdit, LoggedInput, MadeEdit, OutsideInput } from '../../worker/lines';
import type { RunSnapshot } from '../run-snapshot';
import type { DraftHead, StoredDraft } from './draft';
import { CAME_AS, inputChunks, LINES, START } from './draft-parts';
import { readMoment } from './read-head';
import { isKept, jsonIn, keptIn, listIn, oneOf, Spoiled, textIn, wholeIn } from './read-values';

/** The run that was kept, or a sentence that says what is wrong with it. What its edits mean, the worker looks at. */
export function readRun(head: DraftHead, parts: StoredDraft['parts']): Result<RunSnapshot, string> {
  try {
    const start = textIn(parts[START], 'The scenario');
    const { seed, changedAtStart, stand } = head;
    const lines = listIn(jsonIn(parts[LINES], 'The list of lines'), 'The list of lines').map(readLine);
    if (!lines.some(({ id }) => id === stand.line)) throw new Spoiled(`Line ${stand.line} is missing`);
    const inputs: Record<number, LoggedInput[]> = {};
    for (const { name, line } of inputChunks(Object.keys(parts))) {
      const chunk = listIn(jsonIn(parts[name], name), name).map(readInput);
      inputs[line] = [...(inputs[line] ?? []), ...chunk];
    }
    // While a run plays, only where it stands is written.
    const reached = lines.map((line) =>
      line.id === stand.line && isBefore(line.reach, stand.reach) ? { ...line, reach: stand.reach } : line,
    );
    return ok({
      start: { kind: 'text', text: start },
      cameAs: parts[CAME_AS] === undefined ? start : textIn(parts[CAME_AS], 'The scenario as it came'),
      changedAtStart,
      seed,
      resume: { lines: reached, line: stand.line, inputs, at: stand.at },
    });
  } catch (error) {
    if (error instanceof Spoiled) return err(error.message);
    throw error;
  }
}

function readLine(value: unknown): LineInfo {
  const line = keptIn(value, 'A line');
  const id = wholeIn(line.id, 'The number of a line');
  const what = `Line ${id}`;
  return {
    id,
    name: textIn(line.name, `${what}: its name`),
    parent: line.parent === null ? null : wholeIn(line.parent, `${what}: its parent`),
    from: readMoment(line.from, `${what}: where it left`),
    reach: readMoment(line.reach, `${what}: how far it was run`),
    log: listIn(line.log, `${what}: its log`).map(readLogged),
    inherited: wholeIn(line.inherited, `${what}: what it has from its parent`),
    made: listIn(line.made, `${what}: its edits`).map(readMade),
  };
}

function readLogged(value: unknown): LoggedEdit {
  const { edit, label, time, after } = keptIn(value, 'An edit');
  return {
    edit: readEdit(edit),
    label: textIn(label, 'What an edit is called'),
    time: wholeIn(time, 'The time of an edit'),
    after: wholeIn(after, 'The place of an edit'),
  };
}

function readMade(value: unknown): MadeEdit {
  const { id, edit, label, role, of, commands } = keptIn(value, 'An edit');
  return {
    id: wholeIn(id, 'The number of an edit'),
    edit: readEdit(edit),
    label: textIn(label, 'What an edit is called'),
    role: oneOf(role, ['made', 'undo', 'redo'], 'made'),
    of: wholeIn(of, 'What an edit takes back'),
    commands: wholeIn(commands, 'The commands of an edit'),
  };
}

function readEdit(value: unknown): Edit {
  return Array.isArray(value) ? value.map(readPatch) : readPatch(value);
}

function readPatch(value: unknown): Patch {
  const { path, old, new: now, at } = keptIn(value, 'An edit');
  return {
    path: textIn(path, 'The path of an edit'),
    old: readJson(old),
    new: readJson(now),
    ...(at !== undefined && { at: wholeIn(at, 'The place of a part') }),
  };
}

/** What `JSON.parse` gave is JSON; what could mean something to the language, or be too deep for it, is left outside. */
function readJson(value: unknown, depth = 0): JsonValue {
  if (depth > MAX_DEPTH) throw new Spoiled('An edit is nested too deep');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((item) => readJson(item, depth + 1));
  if (!isKept(value)) throw new Spoiled('An edit has a value that is missing');
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === '__proto__') throw new Spoiled('An edit has the reserved key "__proto__"');
      return [key, readJson(inner, depth + 1)];
    }),
  );
}

function readInput(value: unknown): LoggedInput {
  const { time, after, edits, input } = keptIn(value, 'An input');
  if (!isInput(input)) throw new Spoiled('What reached the run from outside cannot be read');
  return {
    time: wholeIn(time, 'The time of an input'),
    after: wholeIn(after, 'The place of an input'),
    edits: wholeIn(edits, 'The edits before an input'),
    input,
  };
}

/** The fields by which an input acts; those that are only shown may be wrong and harm nothing. */
function isInput(value: unknown): value is OutsideInput {
  if (!isKept(value)) return false;
  const number = (...names: readonly string[]): boolean =>
    names.every((name) => Number.isFinite(value[name]));
  const text = (...names: readonly string[]): boolean =>
    names.every((name) => typeof value[name] === 'string');
  switch (value.kind) {
    case 'ask':
      return number('number', 'key', 'user') && text('edge', 'requestType', 'answeredBy', 'method', 'path');
    case 'reply':
      return number('exchange', 'outcome') && isKept(value.row) && Array.isArray(value.events);
    case 'operator':
      return number('saga') && text('step', 'direction') && isKept(value) && value.said !== undefined;
    case 'view':
      return text('view') && value.said !== undefined;
    case 'command':
      return text('service', 'label') && isKept(value.command);
    default:
      return false;
  }
}
