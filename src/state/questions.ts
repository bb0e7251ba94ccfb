import type { Edited, Refused, Rows, Series, SeriesAnswer } from '../worker/protocol';
import { Pending } from './pending';

export type EditAnswer = Edited | Refused;
type Send = (id: number) => void;

/** What the page has asked of its session and waits for. */
export class Questions {
  private nextId = 1;
  private readonly edits = new Pending<EditAnswer>();
  private readonly rows = new Pending<Rows>();
  private readonly series = new Pending<SeriesAnswer>();

  async forEdit(send: Send): Promise<EditAnswer> {
    return this.ask(this.edits, send);
  }

  async forRows(send: Send): Promise<Rows> {
    return this.ask(this.rows, send);
  }

  async forSeries(send: Send): Promise<SeriesAnswer> {
    return this.ask(this.series, send);
  }

  answer(message: EditAnswer | Rows | Series): void {
    if (message.kind === 'rows') this.rows.answer(message.askId, message);
    else if (message.kind === 'series') this.series.answer(message.askId, message);
    else this.edits.answer(message.editId, message);
  }

  /** The session is gone: edits are refused with a reason, everything else is empty. */
  answerAll(why: string): void {
    const runId = '';
    const problems = [{ path: 'run', expected: 'an answer of the simulation', received: why }];
    this.edits.answerAll((editId) => ({ kind: 'refused', runId, editId, problems }));
    this.rows.answerAll((askId) => ({ kind: 'rows', runId, askId, total: 0, rows: [] }));
    this.series.answerAll(() => ({ width: 1, data: new Float64Array(0) }));
  }

  private async ask<Answer>(pending: Pending<Answer>, send: Send): Promise<Answer> {
    const id = this.nextId++;
    return pending.ask(id, () => send(id));
  }
}
