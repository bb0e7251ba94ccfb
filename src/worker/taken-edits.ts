import type { Problem } from '../base/problem';
import type { Edit } from '../scenario/edit';
import type { Act } from '../scenario/editing/acts';
import type { EditedRun } from './edited-run';
import type { Editor } from './editor';
import type { CommandEdit } from './commands';
import type { Change, PartRef, Verb } from './protocol';
import type { ReadModelEdit } from './read-models';
import type { SagaEdit } from './sagas';
import type { EditingMessage } from './session-messages';
import type { SessionHost, SessionView } from './session-view';

/** Makes the edits that the page asks for, and tells it what became of each. */
export class TakenEdits {
  constructor(
    private readonly runId: string,
    private readonly run: EditedRun,
    private readonly view: SessionView,
    private readonly host: SessionHost,
  ) {}

  make(editor: Editor, message: EditingMessage): void {
    const { editId } = message;
    if (message.kind === 'edit') this.change(editor, editId, message.change, message.label);
    else if (message.kind === 'verb') this.act(editor, editId, message.verb, message.nodes);
    else if (message.kind === 'command') this.send(editor, editId, message);
    else if (message.kind === 'operator' || message.kind === 'cancel-saga' || message.kind === 'view-says')
      this.decide(editor, editId, message);
    else this.take(editId, () => (message.kind === 'undo' ? this.run.undo(editor) : this.run.redo(editor)));
  }

  /** What an operator says acts on the run as what comes from outside does: it cannot be taken back. */
  private decide(editor: Editor, editId: number, message: SagaEdit | ReadModelEdit): void {
    const decided = editor.operatorInput(this.run, message);
    if (!decided.ok) return this.refuse(editId, decided.error);
    const { input, label } = decided.value;
    const heard = this.run.hear(input);
    if (!heard.ok) return this.refuse(editId, heard.error);
    const done = { label, changedNothing: false, logged: null };
    this.host.say({ kind: 'edited', editId, ...done, ...this.view.situation(true) });
  }

  /** A command that somebody sends to the owner of data; what came of it is the answer. */
  private send(editor: Editor, editId: number, message: CommandEdit): void {
    const { timeline } = this.run;
    const decided = editor.commandInput(this.run, message);
    if (!decided.ok) return this.refuse(editId, decided.error);
    const { input, label } = decided.value;
    const before = editor.eventCount(timeline.world);
    const heard = this.run.hear(input);
    if (!heard.ok) return this.refuse(editId, heard.error);
    const came = editor.eventsAfter(timeline.world, before);
    const done = { label, changedNothing: false, logged: null, came };
    this.host.say({ kind: 'edited', editId, ...done, ...this.view.situation(true) });
  }

  /** An edit that could not be made, and why. */
  refuse(editId: number, problems: readonly Problem[]): void {
    this.host.say({ kind: 'refused', runId: this.runId, editId, problems });
  }

  private change(editor: Editor, editId: number, change: Change, label: string): void {
    if (change.kind === 'edit') return this.edit(editor, editId, change.edit, label);
    if (change.kind === 'act') return this.do(editor, editId, change.act);
    const patch = editor.patchTo(this.run.scenario, change.path, change.value);
    if (patch.ok) this.edit(editor, editId, patch.value, label);
    else this.refuse(editId, patch.error);
  }

  /** What somebody does to the drawing. */
  private do(editor: Editor, editId: number, act: Act): void {
    const acted = editor.editOfAct(this.run.scenario, act);
    if (!acted.ok) return this.refuse(editId, acted.error);
    const { edit, label, made } = acted.value;
    this.take(editId, () => this.run.edit(editor, edit, label), made);
  }

  private act(editor: Editor, editId: number, verb: Verb, nodes: readonly string[]): void {
    const { scenario, timeline } = this.run;
    const edit = editor.editOfVerb(scenario, verb, nodes, timeline.world.now);
    if (typeof edit === 'string') {
      this.refuse(editId, [{ path: verb, expected: 'something to do', received: edit }]);
      return;
    }
    this.edit(editor, editId, edit, editor.verbLabel(scenario, verb, nodes));
  }

  private edit(editor: Editor, editId: number, edit: Edit, label: string): void {
    this.take(editId, () => this.run.edit(editor, edit, label));
  }

  private take(
    editId: number,
    make: () => ReturnType<EditedRun['edit']>,
    made: readonly PartRef[] = [],
  ): void {
    const { timeline } = this.run;
    const result = make();
    if (!result.ok) {
      this.refuse(editId, result.error);
      return;
    }
    // An edit before the first event begins another run.
    if (this.run.timeline !== timeline) this.view.begunAnew();
    this.host.say({ kind: 'edited', editId, ...result.value, made, ...this.view.situation(true) });
  }
}
