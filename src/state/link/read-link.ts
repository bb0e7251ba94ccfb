import { syntaxProblem } from '../../base/json-syntax';
import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import { own } from '../../scenario/parts';
import { RUN_FORMAT, RUN_FORMAT_VERSION } from '../../scenario/run-file/format';
import { parseRunFile } from '../../scenario/run-file/parse-run-file';
import { ENGINE_VERSION } from '../../sim/engine-version';
import { writtenRunOf } from '../files/written-run-of';
import type { WrittenRun } from '../written-run';
import { LONGEST_LINK, textOfPayload } from './payload';

/** Why a link cannot be opened, and what can be done about it. */
export interface LinkTrouble {
  readonly title: string;
  readonly sentence: string;
  readonly advice: string;
  readonly problems: readonly Problem[];
}

/** The run that a link holds. It is plain data until somebody plays it. */
export async function readLink(payload: string): Promise<Result<WrittenRun, LinkTrouble>> {
  const text = await textOfPayload(payload);
  if (!text.ok) return err(text.error === 'spoiled' ? SPOILED : TOO_LARGE);
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch {
    return err({ ...SPOILED, problems: [syntaxProblem(text.value)] });
  }
  const newer = newerBy(value);
  if (newer !== undefined) return err(newer);
  const run = parseRunFile(value);
  if (!run.ok) return err(wrong(run.error));
  const written = await writtenRunOf(run.value);
  return written.ok ? ok(written.value) : err(wrong(written.error));
}

const SPOILED: LinkTrouble = {
  title: 'This link is not whole',
  sentence: 'Some of its letters are missing or were changed on the way, so that nothing can be made of it.',
  advice:
    'Copy the link once more from where it came from, to its very end, or ask whoever sent it for the run as a file.',
  problems: [],
};

const TOO_LARGE: LinkTrouble = {
  title: 'This link holds too much',
  sentence: `A link has at most ${LONGEST_LINK / 1000}\u2009000 characters and a run of some megabytes. Breakwater has not made this one.`,
  advice: 'Ask whoever sent it for the run as a file.',
  problems: [],
};

function wrong(problems: readonly Problem[]): LinkTrouble {
  return {
    title: 'This link cannot be opened',
    sentence: 'It was read, but what it holds does not fit this Breakwater.',
    advice:
      'Ask whoever sent it for the run as a file, or for the version of Breakwater that it was made with.',
    problems,
  };
}

/** A run of another version or another engine would not be the run that was sent. */
function newerBy(value: unknown): LinkTrouble | undefined {
  const [version, engine] = [own(value, 'version'), own(value, 'engine')];
  if (own(value, 'format') !== RUN_FORMAT) return undefined;
  const isNewer = isAbove(version, RUN_FORMAT_VERSION) || isAbove(engine, ENGINE_VERSION);
  const isOlder = !isNewer && typeof engine === 'number' && engine !== ENGINE_VERSION;
  if (!isNewer && !isOlder) return undefined;
  return {
    title: isNewer ? 'This link is for a newer Breakwater' : 'This link is for an older Breakwater',
    sentence: `It is of version ${String(version)} for engine ${String(engine)}, and here are version ${RUN_FORMAT_VERSION} and engine ${ENGINE_VERSION}: the run would not go as it went there.`,
    advice: isNewer
      ? 'Reload this page to get the newest version, or open the link where whoever sent it works.'
      : 'Open it in the version that it was made with, or ask whoever sent it to copy a new link.',
    problems: [],
  };
}

function isAbove(value: unknown, known: number): boolean {
  return typeof value === 'number' && value > known;
}
