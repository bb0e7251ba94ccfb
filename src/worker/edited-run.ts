import type { Problem } from '../base/problem';
import { ok, type Result } from '../base/result';
import type { Edit } from '../scenario/edit';
import type { Scenario } from '../scenario/format';
import { toModel } from '../scenario/to-model';
import { Timeline, type LoggedCommand } from '../sim/timeline';
import type { Editor } from './editor';
import type { LoggedEdit } from './protocol';

interface Past {
  readonly edits: readonly LoggedEdit[];
  /** What each edit led to. */
  readonly scenarios: readonly Scenario[];
  readonly commands: readonly LoggedCommand[];
}

/** What became of an edit. */
interface MadeEdit {
  /** Takes it back; without any patch when it changed nothing. */
  readonly inverse: Edit;
  /** Its place in the log, or null when it is no command: it changed nothing, the beginning, or only words. */
  readonly logged: LoggedEdit | null;
}

const NO_PAST: Past = { edits: [], scenarios: [], commands: [] };

/**
 * A run together with the scenario that it runs: the one it began with, and the one after each command of its log.
 * Before the first event an edit changes the beginning; afterwards it is a command, stamped with its place.
 */
export class EditedRun {
  timeline: Timeline;
  private edits: LoggedEdit[];
  /** The scenario after each number of commands, from none. */
  private scenarios: Scenario[];

  constructor(
    start: Scenario,
    readonly seed: number,
    { edits, scenarios, commands }: Past = NO_PAST,
  ) {
    this.edits = [...edits];
    this.scenarios = [start, ...scenarios];
    this.timeline = new Timeline({ seed, model: toModel(start), log: commands });
  }

  /** A run as it was, from the log of its commands. */
  static again(editor: Editor, start: Scenario, seed: number, log: readonly LoggedEdit[]): EditedRun {
    const scenarios: Scenario[] = [];
    const commands: LoggedCommand[] = [];
    for (const { edit, time, after } of log) {
      const edited = editor.applyPatch(scenarios.at(-1) ?? start, edit);
      if (!edited.ok)
        throw new Error(`Command ${commands.length + 1} of the log: ${sentenceOf(edited.error)}`);
      scenarios.push(edited.value);
      commands.push({ ...editor.commandOf(edited.value, edit), time, after });
    }
    return new EditedRun(start, seed, { edits: log, scenarios, commands });
  }

  /** As it began. */
  get start(): Scenario {
    return this.scenarios[0];
  }

  /** With the commands that have acted up to now. */
  get scenario(): Scenario {
    return this.scenarios[this.timeline.world.commands];
  }

  get log(): readonly LoggedEdit[] {
    return this.edits;
  }

  private get hasBegun(): boolean {
    const { world } = this.timeline;
    return world.dispatched > 0 || world.now > 0 || this.edits.length > 0;
  }

  edit(editor: Editor, edit: Edit, label: string): Result<MadeEdit, Problem[]> {
    const edited = editor.applyPatch(this.scenario, edit);
    if (!edited.ok) return edited;
    if (editor.changesNothing(edit)) return ok({ inverse: [], logged: null });
    const inverse = editor.inversePatch(edit);
    if (!this.hasBegun) {
      this.scenarios = [edited.value];
      this.timeline = new Timeline({ seed: this.seed, model: toModel(edited.value) });
      return ok({ inverse, logged: null });
    }
    const renamed = this.asWords(editor, edit);
    if (renamed !== undefined) {
      this.scenarios = renamed;
      return ok({ inverse, logged: null });
    }
    const { time, after } = this.timeline.apply(editor.commandOf(edited.value, edit));
    const logged = { edit, label, time, after };
    const { commands } = this.timeline.world;
    this.edits = [...this.edits.slice(0, commands - 1), logged];
    this.scenarios = [...this.scenarios.slice(0, commands), edited.value];
    return ok({ inverse, logged });
  }

  /**
   * Words are no part of the run: they change as if they had always been so. What means nothing now, but did earlier in
   * this run (a fault that was switched off meanwhile), is no word: undefined then.
   */
  private asWords(editor: Editor, edit: Edit): Scenario[] | undefined {
    const renamed: Scenario[] = [];
    for (const scenario of this.scenarios) {
      const edited = editor.applyPatch(scenario, edit);
      if (!edited.ok || editor.changesModel(scenario, edited.value)) return undefined;
      renamed.push(edited.value);
    }
    return renamed;
  }
}

/** The first of several problems, as one sentence. */
function sentenceOf(problems: readonly Problem[]): string {
  const [{ path, expected, received }] = problems;
  return `${path}: expected ${expected}, received ${received}.`;
}
