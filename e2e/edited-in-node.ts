import { ensure } from '../src/base/assert';
import type { JsonValue } from '../src/base/json';
import { msToNs } from '../src/base/time';
import { inversePatch, patchTo, type Edit } from '../src/scenario/edit';
import type { Scenario } from '../src/scenario/format';
import { reportOf, type Report } from '../src/scenario/report';
import { EditedRun } from '../src/worker/edited-run';
import { editor } from '../src/worker/editor';

/** What a person does on the page between two changes of a run, done in Node: both must come to the same. */
export class EditedInNode {
  private readonly run: EditedRun;
  private readonly edits: Edit[] = [];

  constructor(scenario: Scenario) {
    this.run = new EditedRun(scenario, scenario.seed);
  }

  private get end(): number {
    return msToNs(this.run.scenario.durationMs);
  }

  /** As the button of that name: stops right after the event that brings the next row of the log. */
  nextChange(): this {
    const { timeline } = this.run;
    const { log } = timeline.world;
    const { cursor } = log;
    while (log.cursor === cursor) {
      if (timeline.run(this.end, 1) !== 'budget')
        throw new Error('No change comes before the end of the run.');
    }
    return this;
  }

  set(path: string, value: JsonValue): this {
    const patch = patchTo(this.run.scenario, path, value);
    if (!patch.ok) throw new Error(`Cannot set ${path}: ${JSON.stringify(patch.error)}`);
    this.edits.push(patch.value);
    return this.make(patch.value);
  }

  /** As Ctrl Z: the inverse of the newest edit that still acts. */
  undo(): this {
    return this.make(inversePatch(ensure(this.edits.pop(), 'an edit to take back')));
  }

  toTheEnd(): Report {
    const { scenario, timeline } = this.run;
    timeline.run(this.end);
    return reportOf(scenario, timeline.world, true);
  }

  private make(edit: Edit): this {
    const made = this.run.edit(editor, edit, '');
    if (!made.ok) throw new Error(`The edit was refused: ${JSON.stringify(made.error)}`);
    return this;
  }
}
