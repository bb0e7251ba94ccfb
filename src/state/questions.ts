import { err, type Result } from '../base/result';
import type { LineCommand } from '../worker/client';
import type {
  Edited,
  FromWorker,
  Refused,
  RowFilter,
  Rows,
  SeriesAnswer,
  SeriesOf,
  SeriesSubject,
} from '../worker/protocol';
import type {
  RequestRef,
  Trace,
  TraceFilter,
  TraceOrder,
  TracePage,
  Why,
  WhySubject,
} from '../worker/traces';
import { AskedData, type DataAnswer } from './data-questions';
import { Pending } from './pending';

export type EditAnswer = Edited | Refused;
export type Answer = Extract<
  FromWorker,
  {
    readonly kind: 'edited' | 'refused' | 'rows' | 'series' | 'traces' | 'trace' | 'why' | DataAnswer['kind'];
  }
>;

/** What the page has asked of its session and waits for. */
export class Questions {
  private nextId = 1;
  private readonly edits = new Pending<EditAnswer>();
  private readonly rows = new Pending<Rows>();
  private readonly series = new Pending<SeriesAnswer>();
  private readonly traceLists = new Pending<TracePage>();
  private readonly traces = new Pending<Result<Trace, string>>();
  private readonly whys = new Pending<Result<Why, string>>();
  readonly data = new AskedData(
    (command) => this.send(command),
    () => this.nextId++,
  );

  constructor(private readonly send: (command: LineCommand) => void) {}

  readonly edit = async (send: (editId: number) => void): Promise<EditAnswer> => this.ask(this.edits, send);

  readonly askRows = async (filter: RowFilter, offset: number, limit: number): Promise<Rows> =>
    this.ask(this.rows, (askId) => this.send({ kind: 'rows', askId, filter, offset, limit }));

  readonly askSeries = async (about: SeriesSubject, of: SeriesOf, from: number): Promise<SeriesAnswer> =>
    this.ask(this.series, (askId) =>
      this.send(
        about.kind === 'data'
          ? { kind: 'data-series', askId, from }
          : { kind: 'series', askId, part: about, of, from },
      ),
    );

  readonly askLinePoints = async (line: number): Promise<SeriesAnswer> =>
    this.ask(this.series, (askId) => this.send({ kind: 'line-points', askId, line }));

  readonly askTraces = async (
    filter: TraceFilter,
    order: TraceOrder,
    offset: number,
    limit: number,
  ): Promise<TracePage> =>
    this.ask(this.traceLists, (askId) => this.send({ kind: 'traces', askId, filter, order, offset, limit }));

  readonly askTrace = async (ref: RequestRef): Promise<Result<Trace, string>> =>
    this.ask(this.traces, (askId) => this.send({ kind: 'trace', askId, ref }));

  readonly askWhy = async (subject: WhySubject): Promise<Result<Why, string>> =>
    this.ask(this.whys, (askId) => this.send({ kind: 'why', askId, subject }));

  answer(message: Answer): void {
    switch (message.kind) {
      case 'rows':
        this.rows.answer(message.askId, message);
        return;
      case 'series':
        this.series.answer(message.askId, message);
        return;
      case 'traces':
        this.traceLists.answer(message.askId, message.page);
        return;
      case 'trace':
        this.traces.answer(message.askId, message.result);
        return;
      case 'why':
        this.whys.answer(message.askId, message.result);
        return;
      case 'edited':
      case 'refused':
        this.edits.answer(message.editId, message);
        return;
      default:
        this.data.answer(message);
    }
  }

  /** The session is gone: edits are refused with a reason, everything else is empty. */
  answerAll(why: string): void {
    const runId = '';
    const problems = [{ path: 'run', expected: 'an answer of the simulation', received: why }];
    this.edits.answerAll((editId) => ({ kind: 'refused', runId, editId, problems }));
    this.rows.answerAll((askId) => ({ kind: 'rows', runId, askId, total: 0, past: 0, rows: [] }));
    this.series.answerAll(() => ({ width: 1, data: new Float64Array(0) }));
    this.traceLists.answerAll(() => ({ total: 0, rows: [], kept: {}, asked: 0 }));
    const lost = err(`There is no answer: ${why}.`);
    this.traces.answerAll(() => lost);
    this.whys.answerAll(() => lost);
    this.data.answerAll(lost);
  }

  private async ask<Given>(pending: Pending<Given>, send: (id: number) => void): Promise<Given> {
    const id = this.nextId++;
    return pending.ask(id, () => send(id));
  }
}
