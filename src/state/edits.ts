import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import type { Line } from '../worker/client';
import type { Change, Edited, Verb } from '../worker/protocol';
import { EditsInOrder } from './edits-in-order';
import { obstacleText } from './edits-obstacle';
import type { Questions } from './questions';
import type { RunNotice } from './run';
import { UndoList, type Reversible } from './undo-list';

/** What edits need of the run that they belong to. */
export interface EditedRun {
  readonly questions: Questions;
  /** The line to the session, while it takes edits. */
  readonly openLine: () => Line | null;
  readonly tellUndoState: (canUndo: boolean, canRedo: boolean) => void;
  readonly notify: (notice: Omit<RunNotice, 'id'>) => void;
}

const NOT_OPEN = [{ path: 'run', expected: 'a run that is open', received: 'none' }];

/**
 * Edits on their way to the session, and those that can be taken back. To take one back while some are under way
 * waits for their answers: it is then the newest of them that goes.
 */
export class Edits {
  private readonly list = new UndoList();
  private readonly order = new EditsInOrder();
  /** Edits without an answer: each may be one to take back. */
  private awaited = 0;

  constructor(private readonly run: EditedRun) {}

  forget(): void {
    this.list.clear();
    this.tell();
  }

  async make(change: Change, label: string): Promise<Result<void, readonly Problem[]>> {
    return this.answered(async () => {
      const made = await this.send(change, label);
      if (!made.ok) return made;
      this.keep(made.value, label);
      return ok(undefined);
    });
  }

  async undo(): Promise<void> {
    await this.order.byItself(async () => {
      const last = this.list.takeUndo();
      if (last === undefined) return;
      const label = `taken back: ${last.label}`;
      const undone = await this.send({ kind: 'edit', edit: last.inverse }, label);
      // What could not be taken back can be tried again.
      if (undone.ok) this.list.undone(last);
      else this.list.redone(last);
      this.settle(undone, label);
    });
  }

  async redo(): Promise<void> {
    await this.order.byItself(async () => {
      const last = this.list.takeRedo();
      if (last === undefined) return;
      const redone = await this.send({ kind: 'edit', edit: last.edit }, last.label);
      if (redone.ok) this.list.redone(last);
      else this.list.undone(last);
      this.settle(redone, last.label);
    });
  }

  async verb(verb: Verb, node: string): Promise<void> {
    await this.answered(async () => {
      const line = this.run.openLine();
      if (line === null) return;
      const answer = await this.run.questions.forEdit((editId) =>
        line.send({ kind: 'verb', editId, verb, node }),
      );
      if (answer.kind === 'edited') this.keep(answer, answer.logged?.label ?? `${verb} ${node}`);
      else this.run.notify({ tone: 'warning', text: whyNoVerb(answer.problems) });
    });
  }

  private async answered<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.awaited++;
    this.tell();
    try {
      return await this.order.beside(work);
    } finally {
      this.awaited--;
      this.tell();
    }
  }

  private async send(change: Change, label: string): Promise<Result<Edited, readonly Problem[]>> {
    const line = this.run.openLine();
    if (line === null) return err(NOT_OPEN);
    const answer = await this.run.questions.forEdit((editId) =>
      line.send({ kind: 'edit', editId, change, label }),
    );
    return answer.kind === 'edited' ? ok(answer) : err(answer.problems);
  }

  private settle(result: Result<Edited, readonly Problem[]>, label: string): void {
    this.tell();
    if (!result.ok) this.run.notify({ tone: 'warning', text: refusalText(label, result.error) });
  }

  private keep(edited: Edited, label: string): void {
    if (changedNothing(edited)) return;
    const { edit, inverse } = edited;
    const made: Reversible = { edit, inverse, label };
    this.list.push(made);
  }

  private tell(): void {
    this.run.tellUndoState(this.awaited > 0 || this.list.canUndo, this.list.canRedo);
  }
}

/** To take it back nothing would have to be done. */
export function changedNothing({ inverse }: Edited): boolean {
  return Array.isArray(inverse) && inverse.length === 0;
}

function refusalText(label: string, problems: readonly Problem[]): string {
  const [problem] = problems;
  if (problem === undefined) return `Not done: ${label}.`;
  const obstacle = obstacleText(problem);
  if (obstacle !== undefined) return `Not done: ${label}. ${obstacle}`;
  return `Not done: ${label}. ${problem.path}: expected ${problem.expected}, received ${problem.received}.`;
}

function whyNoVerb([problem]: readonly Problem[]): string {
  if (problem === undefined) return 'Nothing happened.';
  return obstacleText(problem) ?? problem.received;
}
