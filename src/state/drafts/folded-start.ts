import { err, ok, type Result } from '../../base/result';
import { ENGINE_VERSION } from '../../sim/engine-version';
import type { DraftOrigin, StoredDraft } from './draft';
import { START } from './draft-parts';
import { readHead } from './read-head';
import { readRun } from './read-run';
import { isKept } from './read-values';

interface FoldedStart {
  readonly text: string;
  readonly seed: number | undefined;
  readonly origin: DraftOrigin;
  readonly name: string | null;
}

/** So many problems of a scenario are told. */
const TOLD = 3;

/**
 * The scenario of a draft, to be begun anew: as its run began, or with the edits in it that its run had seen. It takes
 * what can be read of a draft that is spoiled, and a draft of another engine as one of this.
 */
export async function foldedStart(
  { head, parts }: StoredDraft,
  withEdits: boolean,
): Promise<Result<FoldedStart, string>> {
  const text = parts[START];
  if (typeof text !== 'string') return err('Its scenario is missing');
  const [{ parseScenarioText }, { applyPatch }, { writeScenario }] = await Promise.all([
    import('../../scenario/parse-scenario'),
    import('../../scenario/edit'),
    import('../../scenario/write-scenario'),
  ]);
  const started = parseScenarioText(ofThisEngine(text));
  if (!started.ok) {
    const problems = started.error
      .slice(0, TOLD)
      .map(({ path, expected }) => `${path}: expected ${expected}`);
    return err(`Its scenario cannot be read. ${problems.join('; ')}`);
  }
  const read = readHead(head);
  const origin: DraftOrigin = read.ok ? read.value.origin : { kind: 'new' };
  const seed = read.ok ? read.value.seed : undefined;
  const name = read.ok && read.value.isNamed ? read.value.name : null;
  let scenario = started.value;
  if (withEdits && read.ok) {
    const run = readRun(read.value, parts);
    if (!run.ok) return err(run.error);
    const { stand } = read.value;
    const log = run.value.resume?.lines.find(({ id }) => id === stand.line)?.log ?? [];
    for (const { edit, label, time } of log) {
      if (time > stand.at.time) break;
      const edited = applyPatch(scenario, edit);
      if (!edited.ok) return err(`The edit “${label}” does not fit its scenario`);
      scenario = edited.value;
    }
  }
  return ok({ text: writeScenario(scenario), seed, origin, name });
}

function ofThisEngine(text: string): string {
  try {
    const file: unknown = JSON.parse(text);
    return isKept(file) ? JSON.stringify({ ...file, engine: ENGINE_VERSION }) : text;
  } catch {
    return text;
  }
}
