import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { readFileText } from '../../scenario/run-file/read-file-text';
import { RUN_LIMITS } from '../../scenario/run-file/run-limits';
import type { FilePage } from '../view';
import { textOfBytes } from './decode-bytes';
import { writtenRunOf } from './written-run-of';

/** As much of a file as is needed to read it. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Why something that somebody gave cannot be opened. What was open stays. */
export interface Refusal {
  /** The name of the file, or in words where it came from. */
  readonly name: string;
  /** What is the matter, in a sentence or two. */
  readonly sentence: string;
  /** One for each thing that is wrong in it. */
  readonly problems: readonly Problem[];
}

/** In bytes, of which a character has at most four. */
const MOST_BYTES = RUN_LIMITS.textLength * 4;

/** Every way to open something leads here: the page to show, or why there is none. */
export async function readFile(file: GivenFile): Promise<Result<FilePage, Refusal>> {
  const { name, size } = file;
  const refused = (sentence: string): Result<never, Refusal> => err({ name, sentence, problems: [] });
  if (size > MOST_BYTES) {
    return refused(
      `It has ${megabytes(size)}, and Breakwater reads at most ${megabytes(MOST_BYTES)}. Is it the right file?`,
    );
  }
  if (size === 0) return refused('It is empty.');
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined)
    return refused('It could not be read. Was it moved or deleted, or is it a folder?');
  const text = textOfBytes(new Uint8Array(bytes));
  if (!text.ok) {
    return refused(
      `It is ${text.error}, whatever its name says. Breakwater opens scenarios and runs, which are JSON texts.`,
    );
  }
  return readText(name, text.value);
}

export async function readText(name: string, given: string): Promise<Result<FilePage, Refusal>> {
  const text = given.replace(/^\uFEFF/, '');
  const content = readFileText(text);
  if (!content.ok) return err({ name, sentence: sentenceFor(content.error), problems: content.error });
  if (content.value.kind === 'scenario') return ok({ kind: 'file', name, text });
  const written = await writtenRunOf(content.value.run);
  if (!written.ok) return err({ name, sentence: sentenceFor(written.error), problems: written.error });
  const { start } = written.value.snapshot;
  return ok({ kind: 'file', name, text: start.kind === 'text' ? start.text : '', written: written.value });
}

function sentenceFor(problems: readonly Problem[]): string {
  const things = problems.length === 1 ? 'One thing is' : `${problems.length} things are`;
  return `${things} wrong in it. What was open stays as it is.`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
