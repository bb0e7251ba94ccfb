import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import type { Line } from '../worker/client';
import type { CommandByHand } from '../worker/commands';
import type { Act } from '../scenario/editing/acts';
import type { Change, PartRef, Verb } from '../worker/protocol';
import type { ViewWord } from '../worker/read-models';
import type { OperatorWord } from '../worker/sagas';
import { obstacleText } from './edits-obstacle';
import type { EditAnswer, Questions } from './questions';
import type { CommandDone, RunNotice, SagaActRef } from './run';
import type { Wish } from './wish';

/** What edits need of the run that they belong to. */
export interface EditableRun {
  readonly questions: Questions;
  /** The line to the session, while it takes edits. */
  readonly openLine: () => Line | null;
  readonly tellUnderWay: (wishes: readonly Wish[]) => void;
  readonly notify: (notice: Omit<RunNotice, 'id'>) => void;
}

const NOT_OPEN = [{ path: 'run', expected: 'a run that is open', received: 'none' }];

/**
 * Edits on their way to the session, which takes them in the order in which they were sent: it knows what there is to
 * take back.
 */
export class Edits {
  private underWay: readonly Wish[] = [];

  constructor(private readonly run: EditableRun) {}

  async make(change: Change, label: string): Promise<Result<void, readonly Problem[]>> {
    const answer = await this.ask({ kind: 'edit', change, label });
    if (answer === null) return err(NOT_OPEN);
    return answer.kind === 'edited' ? ok(undefined) : err(answer.problems);
  }

  /** Something is done to the drawing; the answer names the parts that are there because of it. */
  async act(act: Act): Promise<Result<readonly PartRef[], readonly Problem[]>> {
    const change = { kind: 'act', act } as const;
    const answer = await this.ask({ kind: 'edit', change, label: '' });
    if (answer === null) return err(NOT_OPEN);
    return answer.kind === 'edited' ? ok(answer.made ?? []) : err(answer.problems);
  }

  async takeBack(kind: 'undo' | 'redo'): Promise<void> {
    const answer = await this.ask({ kind });
    if (answer?.kind === 'refused') this.run.notify({ tone: 'warning', text: whyNot(kind, answer.problems) });
  }

  async verb(verb: Verb, nodes: readonly string[]): Promise<void> {
    await this.said({ kind: 'verb', verb, nodes });
  }

  /** What a person says of an act that is stuck. */
  async operator(saga: number, { step, direction }: SagaActRef, said: OperatorWord): Promise<void> {
    await this.said({ kind: 'operator', saga, step, direction, said });
  }

  async cancelSaga(saga: number): Promise<void> {
    await this.said({ kind: 'cancel-saga', saga });
  }

  async viewSays(view: string, said: ViewWord): Promise<void> {
    await this.said({ kind: 'view-says', view, said });
  }

  /** Whoever sends it has a form before them, which shows what is wrong. */
  async command(command: CommandByHand): Promise<Result<CommandDone, readonly Problem[]>> {
    const answer = await this.ask({ kind: 'command', ...command });
    if (answer === null) return err(NOT_OPEN);
    if (answer.kind === 'refused') return err(answer.problems);
    return ok({ label: answer.label, events: answer.came ?? [] });
  }

  private async said(wish: Wish): Promise<void> {
    const answer = await this.ask(wish);
    if (answer?.kind === 'refused') this.run.notify({ tone: 'warning', text: whyNoVerb(answer.problems) });
  }

  private async ask(wish: Wish): Promise<EditAnswer | null> {
    const line = this.run.openLine();
    if (line === null) return null;
    this.tell([...this.underWay, wish]);
    const answer = await this.run.questions.edit((editId) => line.send({ ...wish, editId }));
    this.tell(this.underWay.filter((one) => one !== wish));
    return answer;
  }

  private tell(underWay: readonly Wish[]): void {
    this.underWay = underWay;
    this.run.tellUnderWay(underWay);
  }
}

function whyNot(what: string, [problem]: readonly Problem[]): string {
  const said = what === 'undo' ? 'Not undone' : 'Not redone';
  if (problem === undefined) return `${said}.`;
  const { path, expected, received } = problem;
  return `${said}. ${obstacleText(problem) ?? `${path}: expected ${expected}, received ${received}.`}`;
}

function whyNoVerb([problem]: readonly Problem[]): string {
  if (problem === undefined) return 'Nothing happened.';
  return obstacleText(problem) ?? problem.received;
}
