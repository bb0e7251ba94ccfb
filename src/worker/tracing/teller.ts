import { err, ok, type Result } from '../../base/result';
import { toModel } from '../../scenario/to-model';
import { ASKED, ASK_ENDED } from '../../sim/change-log';
import { recordRequest } from '../../sim/tracing/replay';
import { TraceIds } from '../../sim/tracing/trace-ids';
import type { EditedRun } from '../edited-run';
import { POINT_WIDTH } from '../frame';
import { CONSOLE } from '../http';
import { partRowsOf, type PartRows } from '../layout-of';
import { LogRows } from '../log-rows';
import { instanceSeries, partSeries } from '../part-series';
import { pointsOf } from '../points';
import type { AskSeries, FromWorker, SeriesAnswer } from '../protocol';
import type { RequestMessage } from '../session-messages';
import type { RequestRef, Trace, Why, WhySubject } from '../traces';
import { Account } from './account';
import { GuardNotes } from './guard-words';
import { Heard } from './heard';
import { PartNames } from './part-names';
import { RowWords } from './row-words';
import { traceOf } from './trace-of';
import { TraceRows } from './trace-rows';
import { whyChange } from './why-change';
import { whyRequest } from './why-request';

export type MakeTeller = (run: EditedRun) => Teller;

export const makeTeller: MakeTeller = (run) => new Teller(run);

/**
 * What a session answers when it is asked: rows of its log, seconds of a part or a line, single requests and their
 * reasons. A file of its own, fetched with the first question or soon after the first frames.
 * An answer that needs more than the rows of the list lets a stretch of the run go once more, and returns to where the run
 * stood before it ends.
 */
export class Teller {
  private readonly rows = new TraceRows();
  private readonly log: LogRows;
  private readonly ids: TraceIds;
  private words: RowWords | undefined;

  constructor(private readonly run: EditedRun) {
    this.ids = new TraceIds(run.seed);
    this.log = new LogRows(run);
  }

  answer(message: RequestMessage): FromWorker {
    const { runId, askId } = message;
    switch (message.kind) {
      case 'rows': {
        const { filter, offset, limit } = message;
        const answer = this.log.read(this.run.scenario, this.run.log, filter, offset, limit);
        return { kind: 'rows', runId, askId, ...answer };
      }
      case 'series':
        return { kind: 'series', runId, askId, from: message.from, ...this.series(message) };
      case 'line-points': {
        const history = this.run.historyOf(message.line);
        const data =
          history === undefined ? new Float64Array(0) : pointsOf(history, this.partRows().retrying);
        return { kind: 'series', runId, askId, from: 0, width: POINT_WIDTH, data };
      }
      case 'traces': {
        const page = this.rows.read(this.world, this.rowWords(), this.ids, message);
        return { kind: 'traces', runId, askId, page };
      }
      case 'trace':
        return { kind: 'trace', runId, askId, result: this.trace(message.ref) };
      case 'why':
        return { kind: 'why', runId, askId, result: this.why(message.subject) };
    }
  }

  private series({ part, of, from }: AskSeries): SeriesAnswer {
    const rows = this.partRows();
    return of === 'instances'
      ? instanceSeries(this.world, rows, part.id, from)
      : partSeries(this.world, rows, part, from);
  }

  private partRows(): PartRows {
    return partRowsOf(this.run.scenario, this.world, 0, this.run.start);
  }

  private get world() {
    return this.run.timeline.world;
  }

  /** The same as long as names and parts are. */
  private rowWords(): RowWords {
    const { scenario } = this.run;
    const { configuration } = this.world;
    const known = this.words?.names;
    if (this.words !== undefined && known?.scenario === scenario && known.configuration === configuration) {
      return this.words;
    }
    const names = new PartNames(scenario, configuration, new Heard(() => this.run.inputs));
    this.words = new RowWords(names, this.ids, () => this.world.log);
    return this.words;
  }

  private trace(ref: RequestRef): Result<Trace, string> {
    const account = this.account(ref);
    return account.ok ? ok(traceOf(account.value, this.rowWords(), this.ids, this.world.traces)) : account;
  }

  private why(subject: WhySubject): Result<Why, string> {
    if (subject.kind !== 'change') return this.whySpan(subject);
    const asked = this.askOf(subject.index);
    if (asked === null) return whyChange(this.run, this.rowWords().names, subject);
    const why = this.whySpan(asked);
    return why.ok ? ok({ ...why.value, subject }) : why;
  }

  private whySpan(asked: Exclude<WhySubject, { readonly kind: 'change' }>): Result<Why, string> {
    const account = this.account(asked.ref);
    return account.ok ? whyRequest(account.value, this.ids, asked) : account;
  }

  /** The request of the console that a row of the log speaks of. */
  private askOf(index: number): Extract<WhySubject, { readonly kind: 'request' }> | null {
    const { log } = this.world;
    if (index >= log.cursor) return null;
    const { code, subject: number } = log.at(index);
    if (code !== ASKED && code !== ASK_ENDED) return null;
    return { kind: 'request', ref: { client: CONSOLE, number } };
  }

  private account({ client: id, number }: RequestRef): Result<Account, string> {
    const { timeline } = this.run;
    const { names } = this.rowWords();
    const client = this.world.configuration.clients.findIndex(({ model }) => model.id === id);
    if (client < 0) return err(`There is no client “${id}” in this run.`);
    const notes = new GuardNotes();
    const recording = recordRequest(timeline, client, number, { onDecision: notes.take });
    if (recording === null) {
      // How many it has asked by now would be read out anew with each of them.
      return err(`${names.client(client)} has not asked request ${number} at this moment.`);
    }
    const models = {
      start: toModel(this.run.start),
      commands: timeline.log.slice(0, this.world.commands),
    };
    return ok(new Account(recording, names, this.world.log, models, notes));
  }
}
