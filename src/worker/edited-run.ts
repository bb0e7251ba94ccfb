import { ensure } from '../base/assert';
import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import type { Edit } from '../scenario/edit';
import type { Scenario } from '../scenario/format';
import { kernelInput } from '../scenario/run-file/kernel-input';
import { toModel } from '../scenario/to-model';
import type { History } from '../sim/measure/history';
import { START, type Line, type Moment } from '../sim/line';
import type { LoggedInput as KernelInput } from '../sim/outside/input';
import { Timeline } from '../sim/timeline';
import type { Editor } from './editor';
import type { LineInfo, LoggedEdit, LoggedInput, MadeEdit, OutsideInput, Resume } from './lines';
import { undoState, type UndoState } from './made-edits';
import { lineInfo, replayed, type LineRecord } from './line-records';

/** What became of an edit. */
interface TakenEdit {
  readonly label: string;
  readonly changedNothing: boolean;
  /** Its place in the log, or null when it is no command: it changed nothing, the beginning, or only words. */
  readonly logged: LoggedEdit | null;
}

type Role = Pick<MadeEdit, 'role' | 'of'> | null;

/** Each line keeps what was measured of it; more of them than anybody compares are no help. */
const MOST_LINES = 20;

/**
 * A run together with the scenarios that it runs: the one it began with, and on each line the one after each command.
 * Before the first event an edit changes the beginning; afterwards it is a command, stamped with its place. Where more is
 * known of the line than the present moment, the command begins another line.
 */
export class EditedRun {
  timeline: Timeline;
  private readonly records = new Map<Line, LineRecord>();
  private nextLine = 2;
  private nextEdit = 1;

  constructor(
    start: Scenario,
    readonly seed: number,
  ) {
    this.timeline = new Timeline({ seed, model: toModel(start) });
    this.records.set(this.timeline.line, firstRecord(start));
  }

  /** A run as it was, with all its lines; it stands at the beginning of the one that ran. */
  static again(editor: Editor, start: Scenario, seed: number, { lines, line, inputs }: Resume): EditedRun {
    const run = new EditedRun(start, seed);
    const current = ensure(
      lines.find(({ id }) => id === line),
      `line ${line}`,
    );
    const { commands, scenarios } = replayed(editor, start, current.log);
    run.timeline = new Timeline({
      seed,
      model: toModel(start),
      log: commands,
      inputs: (inputs[line] ?? []).map(ofKernel),
      reach: current.reach,
    });
    run.records.clear();
    for (const info of lines) {
      const { id, name, parent, from, log, inherited, made } = info;
      const again = info === current ? { commands, scenarios } : replayed(editor, start, log);
      const reached = inputs[id] ?? [];
      const known =
        info === current
          ? run.timeline.line
          : run.timeline.remember(again.commands, reached.map(ofKernel), info.reach);
      const record = { id, name, parent, from, inherited, edits: [...log], scenarios: again.scenarios };
      run.records.set(known, { ...record, inputs: [...reached], made: [...made] });
      run.nextLine = Math.max(run.nextLine, id + 1);
      run.nextEdit = Math.max(run.nextEdit, ...made.map((one) => one.id + 1));
    }
    return run;
  }

  /** As it began. */
  get start(): Scenario {
    return this.record.scenarios[0];
  }

  /** With the commands that have acted up to now. */
  get scenario(): Scenario {
    return this.record.scenarios[this.timeline.world.commands];
  }

  /** The commands of the line that runs, those of its known future included. */
  get log(): readonly LoggedEdit[] {
    return this.record.edits;
  }

  /** What reached the line that runs from outside, in its known future, too; and how much of it has acted by now. */
  get inputs(): readonly LoggedInput[] {
    return this.record.inputs;
  }

  get lines(): readonly LineInfo[] {
    return [...this.records].map(([line, record]) => lineInfo(line, record)).sort((a, b) => a.id - b.id);
  }

  /** The id of the line that runs. */
  get line(): number {
    return this.record.id;
  }

  /** What was measured of a line, its known future included. */
  historyOf(id: number): History | undefined {
    return this.lineOf(id)?.chronicle.history;
  }

  get undoState(): UndoState {
    return undoState(this.record.made, this.timeline.world.commands);
  }

  private get record(): LineRecord {
    return this.recordOf(this.timeline.line);
  }

  private recordOf(line: Line): LineRecord {
    return ensure(this.records.get(line), 'the record of a line');
  }

  private get hasBegun(): boolean {
    const { world, lines, line } = this.timeline;
    const isMarked = this.log.length > 0 || this.inputs.length > 0;
    return world.dispatched > 0 || world.now > 0 || lines.length > 1 || line.reach.time > 0 || isMarked;
  }

  edit(editor: Editor, edit: Edit, label: string): Result<TakenEdit, Problem[]> {
    return this.take(editor, edit, label, null);
  }

  /** Something reaches the run from outside at the present moment. */
  hear(input: OutsideInput): Result<LoggedInput, Problem[]> {
    if (this.timeline.leavesNext && this.records.size >= MOST_LINES) return tooManyLines();
    const { time, after, commands } = this.leaving(() => this.timeline.take(kernelInput(input)));
    const logged = { time, after, edits: commands, input };
    this.record.inputs.push(logged);
    return ok(logged);
  }

  /** Takes the last edit back that is in force, by its inverse at the present moment. */
  undo(editor: Editor): Result<TakenEdit, Problem[]> {
    const { undo } = this.undoState;
    if (undo === null) return nothingTo('undo');
    const label = `taken back: ${undo.label}`;
    return this.take(editor, editor.inversePatch(undo.edit), label, { role: 'undo', of: undo.id });
  }

  redo(editor: Editor): Result<TakenEdit, Problem[]> {
    const { redo } = this.undoState;
    if (redo === null) return nothingTo('redo');
    return this.take(editor, redo.edit, redo.label, { role: 'redo', of: redo.id });
  }

  /** Another line runs; it stands at a moment of it from which running on leads to the given one. */
  choose(id: number, moment: Moment): void {
    const line = this.lineOf(id);
    if (line !== undefined) this.timeline.choose(line, moment);
  }

  rename(id: number, name: string): void {
    const line = this.lineOf(id);
    const words = name.trim();
    if (line !== undefined && words !== '') this.recordOf(line).name = words;
  }

  /** Lines that left it keep all that they have of it. The one that runs stays. */
  forget(id: number): void {
    const line = this.lineOf(id);
    if (line === undefined || line === this.timeline.line) return;
    const { parent } = this.recordOf(line);
    this.timeline.forget(line);
    this.records.delete(line);
    for (const record of this.records.values()) {
      if (record.parent === id) record.parent = parent;
    }
  }

  private lineOf(id: number): Line | undefined {
    for (const [line, record] of this.records) if (record.id === id) return line;
    return undefined;
  }

  private take(editor: Editor, edit: Edit, label: string, role: Role): Result<TakenEdit, Problem[]> {
    const edited = editor.applyPatch(this.scenario, edit);
    if (!edited.ok) return edited;
    if (editor.changesNothing(edit)) return ok({ label, changedNothing: true, logged: null });
    const note = (commands: number): void => {
      const id = this.nextEdit++;
      this.record.made.push({ id, edit, label, commands, ...(role ?? { role: 'made', of: id }) });
    };
    if (!this.hasBegun) {
      this.beginWith(edited.value);
      note(0);
      return ok({ label, changedNothing: false, logged: null });
    }
    if (this.takeAsWords(editor, edit)) {
      note(0);
      return ok({ label, changedNothing: false, logged: null });
    }
    const logged = this.command(editor, edit, edited.value, label);
    if (logged.ok) note(this.timeline.world.commands);
    return logged.ok ? ok({ label, changedNothing: false, logged: logged.value }) : logged;
  }

  /** Another beginning makes another run. */
  private beginWith(start: Scenario): void {
    const { made } = this.record;
    this.timeline = new Timeline({ seed: this.seed, model: toModel(start) });
    this.records.clear();
    this.records.set(this.timeline.line, { ...firstRecord(start), made });
  }

  private command(
    editor: Editor,
    edit: Edit,
    scenario: Scenario,
    label: string,
  ): Result<LoggedEdit, Problem[]> {
    const { timeline } = this;
    if (timeline.leavesNext && this.records.size >= MOST_LINES) return tooManyLines();
    const { time, after } = this.leaving(() => timeline.apply(editor.commandOf(scenario, edit)));
    const logged = { edit, label, time, after };
    this.record.edits.push(logged);
    this.record.scenarios.push(scenario);
    return ok(logged);
  }

  /** What is done may begin another line. */
  private leaving<Done>(act: () => Done): Done {
    const { timeline } = this;
    const { line: left, world } = timeline;
    const { commands, outside } = world;
    const { inputs } = outside;
    const done = act();
    if (timeline.line !== left) this.recordBranch(this.recordOf(left), commands, inputs);
    return done;
  }

  private recordBranch(left: LineRecord, commands: number, inputs: number): void {
    const id = this.nextLine++;
    this.records.set(this.timeline.line, {
      id,
      name: `Line ${id}`,
      parent: left.id,
      from: this.timeline.moment,
      inherited: commands,
      edits: left.edits.slice(0, commands),
      inputs: left.inputs.slice(0, inputs),
      scenarios: left.scenarios.slice(0, commands + 1),
      made: left.made.filter((one) => one.commands <= commands),
    });
  }

  /**
   * Words are no part of the run: they change on all lines as if they had always been so. What means nothing now, but did
   * earlier in this run (a fault that was switched off meanwhile), is no word.
   */
  private takeAsWords(editor: Editor, edit: Edit): boolean {
    const renamed: Scenario[][] = [];
    for (const { scenarios } of this.records.values()) {
      const again: Scenario[] = [];
      for (const scenario of scenarios) {
        const edited = editor.applyPatch(scenario, edit);
        if (!edited.ok || editor.changesModel(scenario, edited.value)) return false;
        again.push(edited.value);
      }
      renamed.push(again);
    }
    [...this.records.values()].forEach((record, at) => {
      record.scenarios = renamed[at];
    });
    return true;
  }
}

function firstRecord(start: Scenario): LineRecord {
  return {
    id: 1,
    name: 'Line 1',
    parent: null,
    from: START,
    inherited: 0,
    edits: [],
    inputs: [],
    scenarios: [start],
    made: [],
  };
}

function ofKernel({ time, after, edits, input }: LoggedInput): KernelInput {
  return { time, after, commands: edits, input: kernelInput(input) };
}

function nothingTo(what: string): Result<never, Problem[]> {
  return err([{ path: what, expected: `an edit to ${what}`, received: 'none at this moment' }]);
}

function tooManyLines(): Result<never, Problem[]> {
  return err([
    {
      path: 'lines',
      expected: `at most ${MOST_LINES} lines of a run`,
      received: 'one more: delete a line that is not needed, or go to the newest moment of this one',
    },
  ]);
}
