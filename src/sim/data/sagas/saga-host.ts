import { mix32 } from '../../../base/keyed-hash';
import { OK, type Outcome } from '../../../base/outcome';
import { NEVER } from '../../../base/time';
import {
  DEAD_END,
  NO_SAVE,
  NO_STEP,
  RECORDED,
  RESUMED,
  SAVE,
  SEND,
  TURNED_BACK,
  isFinal,
} from '../../../patterns/saga/catalogue';
import * as engine from '../../../patterns/saga/engine';
import {
  attemptAt,
  codeAt,
  createOutbox,
  detailAt,
  directionAt,
  emptyOutbox,
  stepAt,
} from '../../../patterns/saga/outbox';
import { SAGA_RESUMED, SAGA_STUCK, SAGA_TURNED } from '../../change-log';
import { processOver } from '../../plans';
import { releaseRequest } from '../../request-rows';
import { CRASHED, PROCESS, UP } from '../../tables';
import type { World } from '../../world';
import type { DataBook } from '../data-book';
import type { DataPart, SagaPart } from '../data-part';
import type { Deeds } from '../deeds';
import { OF_SAGA } from '../process-host';
import { KeptReplies } from './kept-replies';
import { answerOfEnd } from './saga-answer';
import { SagaCalls, isAnswer } from './saga-calls';
import { packMarks } from './saga-marks';
import { SagaRows } from './saga-rows';
import { SagaWaiters } from './saga-waiters';

/** The reply to an attempt, as it waits to be taken. */
interface Reply {
  readonly saga: number;
  readonly step: number;
  readonly direction: number;
  readonly attempt: number;
  readonly outcome: Outcome;
  readonly answer: number;
}

/** In place of the answer of a reply that brought none. */
const NO_ANSWER = -1;

export interface SagaSurroundings {
  readonly book: DataBook;
  readonly deeds: Deeds;
  readonly part: DataPart;
}

/**
 * Carries sagas out: does what their engines want, keeps their time, and tells them of replies. What an engine has
 * saved survives a crash of the instance, and nothing else does.
 */
export class SagaHost {
  readonly rows = new SagaRows();
  readonly waiters = new SagaWaiters();
  readonly kept: KeptReplies;
  private readonly calls: SagaCalls;
  private readonly out = createOutbox();
  /** Engines are told one thing after the other: what comes while one is at work waits here. Empty between events. */
  private readonly replies: Reply[] = [];
  private isAtWork = false;
  /** The answer that the entries which are written down now are about. */
  private answer = NO_ANSWER;

  constructor(
    private readonly world: World,
    private readonly around: SagaSurroundings,
    /** A saga has ended: from now on the data have to fit that. */
    private readonly ended: (saga: number) => void,
  ) {
    this.kept = new KeptReplies(around.deeds);
    this.calls = new SagaCalls(world, around, this.rows, this.waiters);
  }

  /** Begins a saga for the request of a job. `context` is the payload with what it is about. */
  begin(job: number, index: number, subject: string, context: number, waits: boolean): void {
    const { world, around } = this;
    const part = around.part.sagas[index];
    const attempt = world.jobs.col.attempt[job];
    const request = world.attempts.col.request[attempt];
    const { client, number, uses } = world.requests.col;
    const saga = around.book.begin(index, client[request], number[request], subject, context, world.now);
    const row = this.rows.open(saga, index, part, world.now);
    const { col } = this.rows.table;
    col.request[row] = request;
    col.instance[row] = world.jobs.col.instance[job];
    col.isDown[row] = 0;
    col.event[row] = -1;
    col.due[row] = NEVER;
    col.lastEvent[row] = 0;
    if (waits) this.waiters.add(saga, job);
    // Whatever the saga does belongs to the request that it was begun for, also when that was answered long ago.
    uses[request]++;
    const luck = mix32(world.attempts.col.luck[attempt], part.key) >>> 0;
    this.does(row, (state) => {
      engine.begin(part.config, state, world.now, this.out, saga, context, luck);
    });
  }

  /** A request that has come again waits for the saga that it began before, or hears how that ended. */
  join(saga: number, job: number): void {
    const end = this.around.book.endOf(saga);
    if (end < 0) this.waiters.add(saga, job);
    else processOver(this.world, job, answerOfEnd(this.around.book, end));
  }

  /** A call of a saga has its outcome; on a bus only when that is an answer, or the command was put aside. */
  callEnded(deed: number, outcome: Outcome): void {
    const { bus } = this.around.part.sagas[this.around.deeds.table.col.part[deed]].model;
    if (bus === null) this.hear(deed, outcome, false);
    else if (isAnswer(outcome)) this.hear(deed, outcome, true);
    else if (!this.calls.comesAgain(bus, deed)) this.hear(deed, this.calls.endOnBus(deed, outcome), true);
  }

  /** Whoever hangs takes replies when it goes on. */
  private hear(deed: number, outcome: Outcome, isKept: boolean): void {
    const { saga, step, direction, attempt, answer } = this.around.deeds.table.col;
    const row = this.rows.rowOf(saga[deed]);
    if (row === undefined) return;
    const { instance, isDown } = this.rows.table.col;
    // A bus keeps the replies of whoever is down; of a call nobody listens any more.
    if (isDown[row] === 1 && !isKept) return;
    if (isDown[row] === 1 || this.world.instances.col.hung[instance[row]] === 1) {
      this.kept.keep(deed, outcome);
      return;
    }
    this.take({
      saga: saga[deed],
      step: step[deed],
      direction: direction[deed],
      attempt: attempt[deed],
      outcome,
      answer: answer[deed],
    });
  }

  /** A command is delivered once more. */
  deliver(deed: number): void {
    const { part } = this.around.deeds.table.col;
    this.calls.deliver(deed, this.around.part.sagas[part[deed]]);
  }

  /** The deadline of a saga. One whose instance hangs does nothing, and does it when it goes on. */
  due(row: number): void {
    const { event, due, instance } = this.rows.table.col;
    event[row] = -1;
    due[row] = NEVER;
    if (this.world.instances.col.hung[instance[row]] === 0) this.advance(row);
  }

  jobStopped(job: number): void {
    this.waiters.drop((one) => one === job);
  }

  /** What an instance held in memory is gone. */
  instanceStopped(instance: number): void {
    const { col } = this.rows.table;
    const { instance: instanceOf } = this.world.jobs.col;
    this.waiters.drop((job) => instanceOf[job] === instance);
    for (const saga of this.rows.numbers) {
      const row = this.rows.rowOf(saga);
      if (row === undefined || col.instance[row] !== instance || col.isDown[row] === 1) continue;
      col.isDown[row] = 1;
      this.disarm(row);
      this.crash(row, saga);
    }
  }

  /**
   * What was not saved is lost, and nobody listens for the replies to its calls; a bus keeps them. Of a saga that never
   * saves anything nothing is left to resume: it is over.
   */
  private crash(row: number, saga: number): void {
    const { config, model } = this.around.part.sagas[this.rows.table.col.part[row]];
    if (model.bus === null) {
      this.kept.drop(saga);
      this.calls.withdraw(saga);
    }
    if (config.savesFrom !== NO_SAVE) engine.copySaga(this.rows.saved(row), this.rows.live(row));
    else this.does(row, (state) => engine.forgotten(config, state, this.world.now, this.out));
  }

  /** Sagas without an instance go on where there is one: at their own when it is back, or at another that is up. */
  resume(node: number): void {
    const { world, rows } = this;
    const { state, noticed, node: nodeOf, hung } = world.instances.col;
    const able = world.nodeParts[node].allInstances.filter((one) => state[one] === UP && hung[one] === 0);
    if (able.length === 0) return;
    const { col } = rows.table;
    for (const saga of rows.numbers) {
      const row = rows.rowOf(saga);
      if (row === undefined || col.isDown[row] === 0) continue;
      const own = col.instance[row];
      if (nodeOf[own] !== node) continue;
      const isKnown = state[own] === UP || noticed[own] === 1 || state[own] !== CRASHED;
      if (!isKnown) continue;
      col.instance[row] = able.includes(own) ? own : able[saga % able.length];
      col.isDown[row] = 0;
      this.does(row, (live, part) => engine.resumed(part.config, live, world.now, this.out));
      this.takeKept((one) => one === saga);
    }
  }

  /** An instance that hung goes on: with the replies that came meanwhile, and with what became due. */
  goesOn(instance: number): void {
    const { col } = this.rows.table;
    this.takeKept((saga) => {
      const row = this.rows.rowOf(saga);
      return row !== undefined && col.instance[row] === instance && col.isDown[row] === 0;
    });
    for (const saga of this.rows.numbers) {
      const row = this.rows.rowOf(saga);
      if (row !== undefined && col.instance[row] === instance && col.isDown[row] === 0) this.advance(row);
    }
    this.resume(this.world.instances.col.node[instance]);
  }

  /** The row of a saga whose orchestrator is there and does not hang: nobody else hears what is said of it. */
  rowThatHears(saga: number): number | undefined {
    const row = this.rows.rowOf(saga);
    if (row === undefined) return undefined;
    const { isDown, instance } = this.rows.table.col;
    return isDown[row] === 1 || this.world.instances.col.hung[instance[row]] === 1 ? undefined : row;
  }

  /** What an operator says of an act that is stuck; false if it is not. */
  operatorSays(saga: number, step: number, direction: number, said: number): boolean {
    const row = this.rowThatHears(saga);
    if (row === undefined) return false;
    let isHeeded = false;
    this.does(row, (state, { config }) => {
      isHeeded = engine.operatorSays(config, state, this.world.now, this.out, step, direction, said, -1);
    });
    return isHeeded;
  }

  cancel(saga: number): boolean {
    const row = this.rowThatHears(saga);
    if (row === undefined) return false;
    let can = false;
    this.does(row, (state, { config }) => {
      can = engine.cancel(config, state, this.world.now, this.out);
    });
    return can;
  }

  private takeKept(isMeant: (saga: number) => boolean): void {
    this.kept.take(isMeant, (deed, outcome) => this.hear(deed, outcome, true));
  }

  private advance(row: number): void {
    this.does(row, (state, { config }) => engine.advance(config, state, this.world.now, this.out));
  }

  private take(reply: Reply): void {
    this.replies.push(reply);
    if (!this.isAtWork) this.takeReplies();
  }

  private takeReplies(): void {
    for (let reply = this.replies.shift(); reply !== undefined; reply = this.replies.shift()) {
      const { saga, step, direction, attempt, outcome, answer } = reply;
      const row = this.rows.rowOf(saga);
      if (row === undefined) continue;
      this.answer = answer;
      this.does(row, (state, { config }) => {
        const { world, out } = this;
        engine.replied(config, state, world.now, out, step, direction, attempt, outcome, answer);
      });
      this.answer = NO_ANSWER;
    }
  }

  /** Tells an engine something, and does what it wants then. */
  private does(row: number, tell: (state: engine.SagaState, part: SagaPart) => void): void {
    const part = this.around.part.sagas[this.rows.table.col.part[row]];
    const state = this.rows.live(row);
    const wasAtWork = this.isAtWork;
    this.isAtWork = true;
    tell(state, part);
    this.attend(row, state, part);
    this.isAtWork = wasAtWork;
    if (isFinal(state.status)) this.end(row, state, part);
    else this.arm(row, engine.nextDeadline(part.config, state));
    if (!wasAtWork) this.takeReplies();
  }

  /** Goes through the outbox. What is sent adds to it. */
  private attend(row: number, state: engine.SagaState, part: SagaPart): void {
    const { out, world } = this;
    for (let entry = 0; entry < out.length; entry++) {
      const code = codeAt(out, entry);
      const act = {
        step: stepAt(out, entry),
        direction: directionAt(out, entry),
        attempt: attemptAt(out, entry),
      };
      if (code === SAVE) engine.copySaga(state, this.rows.saved(row));
      else if (code !== RECORDED) this.tell(row, code, act, detailAt(out, entry));
      if (code !== SEND) continue;
      this.calls.send(row, part, act);
      engine.sent(part.config, state, world.now, out, act.step, act.direction, act.attempt);
    }
    emptyOutbox(out);
  }

  private tell(
    row: number,
    code: number,
    act: { readonly step: number; readonly direction: number; readonly attempt: number },
    detail: number,
  ): void {
    const { world, around } = this;
    const { number, part } = this.rows.table.col;
    around.book.tell(number[row], code, act, detail, this.answer, world);
    if (code === TURNED_BACK)
      world.log.append(world.now, SAGA_TURNED, number[row], part[row], act.step, detail);
    if (code === DEAD_END)
      world.log.append(world.now, SAGA_STUCK, number[row], part[row], act.step, act.direction);
    if (code === RESUMED) world.log.append(world.now, SAGA_RESUMED, number[row], part[row]);
  }

  private arm(row: number, due: number): void {
    const { col } = this.rows.table;
    if (col.due[row] === due) return;
    this.disarm(row);
    col.due[row] = due;
    if (due !== NEVER)
      col.event[row] = this.world.heap.push(Math.max(due, this.world.now), PROCESS, row, OF_SAGA);
  }

  private disarm(row: number): void {
    const { event, due } = this.rows.table.col;
    if (event[row] >= 0) this.world.heap.cancel(event[row]);
    event[row] = -1;
    due[row] = NEVER;
  }

  private end(row: number, state: engine.SagaState, part: SagaPart): void {
    const { world, around, rows } = this;
    const { number, request } = rows.table.col;
    const saga = number[row];
    const { status, turned, turnedBy, reason } = state;
    const by = turned === 1 ? turnedBy : NO_STEP;
    const outcome = by === NO_STEP ? OK : state.outcomes[by];
    around.book.end(saga, status, { by, reason, outcome }, packMarks(part.config, state), world.now);
    this.disarm(row);
    this.kept.drop(saga);
    const requestRow = request[row];
    rows.close(row);
    this.ended(saga);
    const answer = answerOfEnd(around.book, around.book.endOf(saga));
    for (let job = this.waiters.take(saga); job >= 0; job = this.waiters.take(saga)) {
      processOver(world, job, answer);
    }
    releaseRequest(world, requestRow);
  }
}
