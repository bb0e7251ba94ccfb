import { mix32 } from '../../../base/keyed-hash';
import { CONFLICT as AT_OTHER, ERROR, INVALID, OK, type Outcome } from '../../../base/outcome';
import { decideUpon, evolveRow, rowName, type DecidedRow } from '../../../domain/effects/decided-rows';
import type { OrderDocument } from '../../../domain/effects/order-document';
import type { DomainProblem } from '../../../domain/domain-problem';
import type { ShopEvent } from '../../../domain/shop';
import {
  APPEND,
  APPENDED,
  APPENDED_BEFORE,
  AS_LOADED,
  AT_OTHER_VERSION,
  CONFLICT,
  DONE,
  HANDLED,
  LOAD,
  NOT_TAKEN,
  REPEATED,
  WAIT,
  WITHOUT_EVENTS,
} from '../../../patterns/aggregate/codes';
import * as engine from '../../../patterns/aggregate/engine';
import { init, type RepositoryState } from '../../../patterns/aggregate/state';
import type { Decider } from '../../../patterns/aggregate/unit';
import { beginCall, startCall, withdraw } from '../../calls';
import { WRITER_GAVE_UP } from '../../change-log';
import { processOver } from '../../plans';
import { releaseRequest } from '../../request-rows';
import { BY_PROCESS, FOR_JITTER, PROCESS } from '../../tables';
import type { World } from '../../world';
import { orderOfRequest } from '../order-of-request';
import { OF_COMMAND } from '../process-host';
import type { WriterPart } from '../process-part';
import type { WriterSurroundings } from './writer-acts';
import {
  appendAnswerIn,
  appendDocument,
  loadAnswerIn,
  orderIn,
  type AppendAnswer,
  type LoadAnswer,
} from './writer-asks';
import { NONE, WriterRows } from './writer-rows';

/**
 * Handles the commands of writers: asks for what their engines want by calls, keeps their time, and tells them what came.
 * Nothing of a command survives the instance that handles it, or whoever waits for it.
 */
export class WriterHost {
  readonly rows = new WriterRows();
  /** What the commands of each writer came to, by its place. */
  readonly records: RepositoryState[] = [];
  /** How many replies ever had to wait because their instance hung. */
  repliesKept = 0;

  constructor(
    private readonly world: World,
    private readonly around: WriterSurroundings,
  ) {}

  /** Begins to handle the request of a job. */
  begin(job: number, request: number, writer: number): void {
    const { world } = this;
    const { book, part, ledger } = this.around;
    const { client, number } = world.requests.col;
    const { attempt, instance } = world.jobs.col;
    const command = book.writes.begin(writer, client[request], number[request], world.now);
    const row = this.rows.open(command);
    const { col } = this.rows.table;
    col.writer[row] = writer;
    col.job[row] = job;
    col.request[row] = request;
    col.instance[row] = instance[job];
    col.luck[row] = mix32(world.attempts.col.luck[attempt[job]], part.writers[writer].key);
    col.document[row] = world.appendPayload(
      orderOfRequest(world, request, part.model.shop.products, ledger.draw),
    );
    while (this.records.length <= writer) this.records.push(init());
    this.follow(row, engine.begin(this.recordOf(row), this.rows.state(row), AS_LOADED, world.now), null);
  }

  /** Nobody waits for that any more. What was stored stays. */
  jobStopped(job: number): void {
    const { table } = this.rows;
    for (let row = 0; row < table.high; row++) {
      if (table.col.number[row] > 0 && table.col.job[row] === job) this.drop(row);
    }
  }

  instanceStopped(instance: number): void {
    for (const command of this.commandsAt(instance)) {
      const row = this.rows.rowOf(command);
      if (row !== undefined) this.drop(row);
    }
  }

  /** A call has its outcome. An instance that hangs takes replies when it goes on. */
  callEnded(deed: number, outcome: Outcome): void {
    const { deeds } = this.around;
    const { col } = deeds.table;
    const row = this.rows.rowOf(col.process[deed]);
    if (row === undefined) return;
    const { call, instance, reply } = this.rows.table.col;
    call[row] = NONE;
    if (this.world.instances.col.hung[instance[row]] === 0) {
      this.take(row, deed, outcome);
      return;
    }
    col.outcome[deed] = outcome;
    col.came[deed] = ++this.repliesKept;
    deeds.hold(deed);
    reply[row] = deed;
  }

  /** The wait of a command is over. While its instance hangs nothing is done, and it is done when that goes on. */
  due(row: number): void {
    const { event, instance } = this.rows.table.col;
    event[row] = NONE;
    if (this.world.instances.col.hung[instance[row]] === 0) this.wake(row);
  }

  /** An instance that hung goes on: with the replies that came meanwhile, and with the waits that were over. */
  goesOn(instance: number): void {
    const commands = this.commandsAt(instance);
    this.takeReplies(commands);
    const { col } = this.rows.table;
    for (const command of commands) {
      const row = this.rows.rowOf(command);
      if (row !== undefined && this.rows.state(row).wants === WAIT && col.event[row] < 0) this.wake(row);
    }
  }

  private takeReplies(commands: readonly number[]): void {
    const { deeds } = this.around;
    const { reply } = this.rows.table.col;
    const replies = commands.flatMap((command) => {
      const row = this.rows.rowOf(command);
      return row === undefined || reply[row] < 0 ? [] : [{ command, deed: reply[row] }];
    });
    replies.sort((a, b) => deeds.table.col.came[a.deed] - deeds.table.col.came[b.deed]);
    for (const { command, deed } of replies) {
      // What came before it may have been the end of whoever waited for this one.
      const row = this.rows.rowOf(command);
      if (row === undefined) continue;
      this.rows.table.col.reply[row] = NONE;
      const { came, outcome } = deeds.table.col;
      came[deed] = 0;
      this.take(row, deed, outcome[deed]);
      deeds.release(deed);
    }
  }

  /** In the order in which they were begun. */
  private commandsAt(instance: number): readonly number[] {
    return this.rows.numbers.filter((command) => {
      const row = this.rows.rowOf(command);
      return row !== undefined && this.rows.table.col.instance[row] === instance;
    });
  }

  private wake(row: number): void {
    this.follow(row, engine.woken(this.recordOf(row), this.rows.state(row), this.world.now), null);
  }

  /** Does what the engine of a command wants now. */
  private follow(row: number, wants: number, refusal: DomainProblem | null): void {
    const { heap, now } = this.world;
    if (wants === LOAD || wants === APPEND) this.send(row, wants);
    else if (wants === DONE) this.end(row, refusal);
    else if (wants === WAIT) {
      const { wakeAt } = this.rows.state(row);
      this.rows.table.col.event[row] = heap.push(Math.max(wakeAt, now), PROCESS, row, OF_COMMAND);
    }
  }

  private send(row: number, wants: number): void {
    const { world, rows } = this;
    const { deeds } = this.around;
    const { number, job, request, instance, luck, document, append, call: out } = rows.table.col;
    const { turn } = rows.state(row);
    const about = wants === LOAD ? document[row] : append[row];
    const deed = deeds.openAsk(OF_COMMAND, number[row], wants, turn, about);
    const { edge } = this.partOf(row);
    const call = startCall(world, edge, request[row], BY_PROCESS, mix32(luck[row], turn), NONE);
    deeds.give(call, deed);
    world.attempts.col.zone[call] = world.zoneOf[instance[row]];
    world.requests.col.uses[request[row]]++;
    world.recorder?.callOpened(call, 'writer', world.jobs.col.attempt[job[row]]);
    out[row] = call;
    // It may settle at once, and with it the command may be over.
    beginCall(world, call);
  }

  /** What came of a call. That it failed, or brought no answer of whoever keeps the data, says nothing about these. */
  private take(row: number, deed: number, outcome: Outcome): void {
    const { step, answer, attempt } = this.around.deeds.table.col;
    const told = answer[deed] < 0 ? null : this.world.payloads.get(answer[deed]);
    const turn = attempt[deed];
    if (step[deed] === LOAD) {
      const loaded = outcome === OK ? loadAnswerIn(told) : null;
      if (loaded === null) this.unanswered(row, turn);
      else this.decide(row, turn, loaded);
      return;
    }
    const appended = appendAnswerIn(told);
    const isOvertaken = outcome === AT_OTHER && appended?.told === 'at another version';
    if (outcome === OK || isOvertaken) this.appended(row, turn, outcome, appended);
    else this.unanswered(row, turn);
  }

  private decide(row: number, turn: number, { row: state, version, handledAt }: LoadAnswer): void {
    const { world, rows } = this;
    const { model, config } = this.partOf(row);
    const document = this.documentOf(row);
    const snapshot = state === null ? null : { state, version };
    const handling = rows.state(row);
    const { want, events, refusal } = engine.loaded(
      config,
      this.recordOf(row),
      handling,
      turn,
      this.deciderOf(model.does),
      document,
      { snapshot, events: [], version, handledAt },
      world.now,
    );
    if (want === APPEND) {
      const expected = model.checks === 'version' ? handling.expected : null;
      const { append, document: order } = rows.table.col;
      append[row] = world.appendPayload(appendDocument({ order: order[row], events, expected }));
    }
    this.follow(row, want, refusal);
  }

  private deciderOf(
    effect: WriterPart['model']['does'],
  ): Decider<DecidedRow, OrderDocument, ShopEvent, DomainProblem> {
    const { context } = this.around.ledger;
    return { decide: (row, document) => decideUpon(row, effect, document, context), evolve: evolveRow };
  }

  private appended(row: number, turn: number, outcome: Outcome, answer: AppendAnswer | null): void {
    const { world, rows, around } = this;
    const { config } = this.partOf(row);
    const { number } = rows.table.col;
    const handling = rows.state(row);
    const told = toldOf(outcome, answer);
    const version = answer?.version ?? handling.version;
    if (told === AT_OTHER_VERSION) {
      const clash = { stream: this.streamOf(row), expected: handling.expected, actual: version };
      around.book.writes.clash(number[row], clash, world.now);
    }
    const wants = engine.appended(
      config,
      this.recordOf(row),
      handling,
      turn,
      told,
      version,
      this.draw(row),
      world.now,
    );
    this.follow(row, wants, null);
  }

  private unanswered(row: number, turn: number): void {
    const { config } = this.partOf(row);
    const record = this.recordOf(row);
    const state = this.rows.state(row);
    const wants = engine.unanswered(config, record, state, turn, this.draw(row), this.world.now);
    this.follow(row, wants, null);
  }

  /** The same whenever the same command has come so far. */
  private draw(row: number): number {
    const { turn } = this.rows.state(row);
    return this.world.bank.keyedUnit(mix32(this.rows.table.col.luck[row], turn), FOR_JITTER);
  }

  private end(row: number, refusal: DomainProblem | null): void {
    const { world, rows } = this;
    const { number, writer, job } = rows.table.col;
    const { result, conflicts } = rows.state(row);
    if (result === CONFLICT) world.log.append(world.now, WRITER_GAVE_UP, number[row], writer[row], conflicts);
    const waiting = job[row];
    this.close(row);
    processOver(world, waiting, refusal === null ? outcomeOfResult(result) : INVALID);
  }

  /** The command is over, however it stands: nothing is waited for any more. */
  private drop(row: number): void {
    const { world } = this;
    const { deeds } = this.around;
    const { call, event, reply } = this.rows.table.col;
    const out = call[row];
    const kept = reply[row];
    if (event[row] >= 0) world.heap.cancel(event[row]);
    this.close(row);
    if (kept >= 0) {
      deeds.table.col.came[kept] = 0;
      deeds.release(kept);
    }
    if (out < 0) return;
    const held = world.attempts.col.request[out];
    withdraw(world, out);
    releaseRequest(world, held);
  }

  private close(row: number): void {
    const { result, conflicts, version, beganAt } = this.rows.state(row);
    const { number } = this.rows.table.col;
    const end = { stream: this.streamOf(row), result, conflicts, version, beganAt };
    this.around.book.writes.end(number[row], end, this.world.now);
    this.rows.close(row);
  }

  private streamOf(row: number): number {
    const { model } = this.partOf(row);
    return this.around.book.texts.intern(rowName(model.does, this.documentOf(row)));
  }

  private documentOf(row: number): OrderDocument {
    return orderIn(this.world.payloads.get(this.rows.table.col.document[row]));
  }

  private partOf(row: number): WriterPart {
    return this.around.part.writers[this.rows.table.col.writer[row]];
  }

  private recordOf(row: number): RepositoryState {
    return this.records[this.rows.table.col.writer[row]];
  }
}

/** An answer without one of whoever keeps the data comes from a node that keeps none, and nothing was stored there. */
function toldOf(outcome: Outcome, answer: AppendAnswer | null): number {
  if (answer === null) return NOT_TAKEN;
  if (outcome !== OK) return AT_OTHER_VERSION;
  return answer.told === 'appended before' ? APPENDED_BEFORE : APPENDED;
}

function outcomeOfResult(result: number): Outcome {
  if (result === CONFLICT) return AT_OTHER;
  return result === HANDLED || result === REPEATED || result === WITHOUT_EVENTS ? OK : ERROR;
}
