import type { Problem } from '../../base/problem';
import { checkRun } from '../../scenario/run-file/check-run';
import { isBuiltIn } from '../../scenario/run-file/format';
import { readFileText } from '../../scenario/run-file/read-file-text';
import { writeRunFile } from '../../scenario/run-file/write-run-file';
import type { Draft } from '../../scenario/path';
import { writeScenario } from '../../scenario/write-scenario';
import { Luck } from './luck';
import { garbage, spoilStructure, spoilText } from './spoil';

export interface FuzzReport {
  readonly inputs: number;
  readonly read: number;
  readonly refused: number;
  /** Of the slowest input, as a multiple of what the largest sound file takes. */
  readonly slowest: number;
  /** What went wrong, with the seed that makes the input again. */
  readonly defects: readonly string[];
}

const LONGEST_WORDS = 20_000;

/** Reads inputs that were spoiled by luck, and looks at what the readers make of them. */
export function fuzz(
  corpus: readonly string[],
  { inputs, seed, now }: { readonly inputs: number; readonly seed: number; readonly now: () => number },
): FuzzReport {
  const known = Object.getOwnPropertyNames(Object.prototype).join();
  const time = (text: string): number => {
    const from = now();
    readFileText(text);
    return now() - from;
  };
  const usual = Math.max(...corpus.map((text) => Math.min(time(text), time(text), time(text))));
  const defects: string[] = [];
  let [read, slowest] = [0, 0];
  for (let index = 0; index < inputs; index++) {
    const text = inputOf(corpus, new Luck(seed + index));
    const from = now();
    const found = defectOf(text);
    const took = now() - from;
    // A pause of the machine is no property of an input: what was slow has to be slow again.
    if (took > slowest * usual) slowest = Math.max(slowest, Math.min(took, time(text), time(text)) / usual);
    if (found === 'read') read++;
    else if (found !== 'refused') defects.push(`seed ${seed + index}: ${found}`);
    if (Object.getOwnPropertyNames(Object.prototype).join() !== known) {
      defects.push(`seed ${seed + index}: it changed what all objects share`);
      break;
    }
  }
  return { inputs, read, refused: inputs - read - defects.length, slowest, defects };
}

/** The text that a seed makes. */
export function inputOf(corpus: readonly string[], luck: Luck): string {
  if (luck.below(12) === 0) return garbage(luck);
  let file: Draft = JSON.parse(luck.one(corpus));
  for (let changes = luck.below(4); changes > 0; changes--) file = spoilStructure(file, luck);
  const text = JSON.stringify(file, null, luck.one([0, 2]));
  return luck.below(4) === 0 ? spoilText(text, luck) : text;
}

function defectOf(text: string): string {
  try {
    const content = readFileText(text);
    if (!content.ok) return wordsOf(content.error);
    if (content.value.kind === 'scenario') {
      const again = writeScenario(content.value.scenario);
      return sameAgain(again, (one) => one.kind === 'scenario' && writeScenario(one.scenario));
    }
    const { run } = content.value;
    if (!isBuiltIn(run.start)) {
      const checked = checkRun(run.start, run);
      if (!checked.ok) return wordsOf(checked.error);
    }
    return sameAgain(writeRunFile(run), (one) => one.kind === 'run' && writeRunFile(one.run));
  } catch (error) {
    return `it threw ${error instanceof Error ? error.message : String(error)}`;
  }
}

type Content = Extract<ReturnType<typeof readFileText>, { ok: true }>['value'];

/** What is read is written as what reads the same. */
function sameAgain(text: string, write: (content: Content) => string | false): string {
  const again = readFileText(text);
  return again.ok && write(again.value) === text ? 'read' : 'what it was written as is not read as the same';
}

function wordsOf(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'it was refused without a word';
  const isTold = problems.every((problem) =>
    [problem.path, problem.expected, problem.received].every(
      (words) => words !== '' && words.length < LONGEST_WORDS,
    ),
  );
  return isTold ? 'refused' : 'a problem without a path, an expectation or what came';
}
