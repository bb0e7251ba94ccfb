import type { LineInfo, LoggedInput } from '../../worker/lines';
import type { RunSnapshot } from '../run-snapshot';
import { INPUTS } from './draft';

/** Names of parts. Inputs come in chunks, since a run with real requests gathers thousands of them. */
export const START = 'start';
export const CAME_AS = 'came-as';
export const LINES = 'lines';
const CHUNKS = /^inputs (\d+) (\d+)$/;

const CHUNK = 200;

/** What was written last, as the run held it: what is still the same object has not changed. */
export interface WrittenRun {
  readonly start: string;
  readonly cameAs: string;
  readonly lines: readonly LineInfo[];
  readonly inputs: Readonly<Record<number, readonly LoggedInput[]>>;
}

export const NOTHING_WRITTEN: WrittenRun = { start: '', cameAs: '', lines: [], inputs: {} };

/** A run with something in it that can be written. `lines` are those of the run's state, which last until they change. */
export function writable(snapshot: RunSnapshot, lines: readonly LineInfo[]): WrittenRun | null {
  if (snapshot.start.kind !== 'text' || snapshot.resume === undefined) return null;
  const { start, cameAs, resume } = snapshot;
  return { start: start.text, cameAs, lines, inputs: resume.inputs };
}

/** What is to be put in the place of parts; null takes one away. */
export type PartChanges = ReadonlyMap<string, string | null>;

/** The parts that have to be written after a run was written as `before`. */
export function changedParts(before: WrittenRun, now: WrittenRun): PartChanges {
  const changes = new Map<string, string | null>();
  if (before.start !== now.start) changes.set(START, now.start);
  if (otherBeginning(before) !== otherBeginning(now)) changes.set(CAME_AS, otherBeginning(now));
  if (before.lines !== now.lines) changes.set(LINES, JSON.stringify(now.lines));
  const lines = new Set([...Object.keys(before.inputs), ...Object.keys(now.inputs)].map(Number));
  for (const line of lines) {
    const [had, has] = [before.inputs[line] ?? [], now.inputs[line] ?? []];
    if (had !== has) changedChunks(line, had, has, changes);
  }
  return changes;
}

/** How the scenario came, where that is another text than how the run began. */
function otherBeginning({ start, cameAs }: WrittenRun): string | null {
  return cameAs === start || cameAs === '' ? null : cameAs;
}

function changedChunks(
  line: number,
  had: readonly LoggedInput[],
  has: readonly LoggedInput[],
  changes: Map<string, string | null>,
): void {
  for (let from = 0; from < Math.max(had.length, has.length); from += CHUNK) {
    const name = `${INPUTS}${line} ${from / CHUNK}`;
    const [before, now] = [had.slice(from, from + CHUNK), has.slice(from, from + CHUNK)];
    if (now.length === 0) changes.set(name, null);
    else if (before.length !== now.length || before.some((input, index) => input !== now[index]))
      changes.set(name, JSON.stringify(now));
  }
}

/** The names of the chunks of inputs among the parts, with their lines, in order. */
export function inputChunks(names: readonly string[]): readonly { name: string; line: number }[] {
  const found = names.flatMap((name) => {
    const [, line, chunk] = CHUNKS.exec(name) ?? [];
    return line === undefined ? [] : [{ name, line: Number(line), chunk: Number(chunk) }];
  });
  return found.toSorted((a, b) => a.line - b.line || a.chunk - b.chunk);
}

/** The sizes of the parts after a change. */
export function sizesAfter(
  sizes: Readonly<Record<string, number>>,
  changes: PartChanges,
): Readonly<Record<string, number>> {
  const after = { ...sizes };
  for (const [name, text] of changes) {
    if (text === null) delete after[name];
    else after[name] = text.length;
  }
  return after;
}
