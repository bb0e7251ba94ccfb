import type { Outcome } from '../../../base/outcome';
import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import {
  ACTION,
  COMPENSATION,
  MARK_DONE,
  MARK_FAILED,
  NEEDS_OPERATOR,
  STUCK,
  TRY_AGAIN,
} from '../../../patterns/saga/catalogue';
import { OPERATOR_SAID } from '../../change-log';
import type { ActDirection, OperatorWord } from '../../outside/input';
import type { World } from '../../world';
import type { DataBook } from '../data-book';
import type { DataPart } from '../data-part';
import type { Deeds } from '../deeds';
import { orderOfRequest } from '../order-of-request';
import { GOES_ON, NOT_MINE, WAITS, type ProcessHost } from '../process-host';
import { SagaActs } from './saga-acts';
import { SagaHost } from './saga-host';
import type { SagaRows } from './saga-rows';
import type { ShopLedger } from '../shop-ledger';

const DIRECTIONS: Readonly<Record<ActDirection, number>> = { action: ACTION, compensation: COMPENSATION };

const SAID: Readonly<Record<OperatorWord, number>> = {
  'try-again': TRY_AGAIN,
  done: MARK_DONE,
  failed: MARK_FAILED,
};

interface Surroundings {
  readonly book: DataBook;
  readonly part: DataPart;
  readonly deeds: Deeds;
  readonly ledger: ShopLedger;
}

/** The sagas of a run: which requests begin them, what they do to the data, and what operators say of them. */
export class Sagas implements ProcessHost {
  readonly acts: SagaActs;
  readonly host: SagaHost;

  constructor(
    private readonly world: World,
    private readonly around: Surroundings,
  ) {
    this.host = new SagaHost(world, around, (saga) => this.acts.judge(saga));
    this.acts = new SagaActs(world, around, this.host.rows);
  }

  get rows(): SagaRows {
    return this.host.rows;
  }

  hasProcess(node: number): boolean {
    return this.around.part.begun.some((one) => one.node === node);
  }

  takesOver(job: number): number {
    const { world } = this;
    const { part, ledger } = this.around;
    const { attempt, instance } = world.jobs.col;
    const request = world.attempts.col.request[attempt[job]];
    const node = world.instances.col.node[instance[job]];
    const type = world.requests.col.type[request];
    const begun = part.begun.find(
      ({ node: at, types }) => at === node && (types === null || types.has(type)),
    );
    if (begun === undefined) return NOT_MINE;
    const document = orderOfRequest(world, request, part.model.shop.products, ledger.draw);
    const { model } = part.sagas[begun.saga];
    const waits = model.answers === 'at-end';
    const known = this.sagaOf(document.orderId, model.id);
    if (known > 0) {
      if (waits) this.host.join(known, job);
    } else {
      const context = world.appendPayload(document);
      this.host.begin(job, begun.saga, document.orderId, context, waits);
    }
    return waits ? WAITS : GOES_ON;
  }

  jobStopped(job: number): void {
    this.host.jobStopped(job);
  }

  carriesOut(node: number, deed: number): Outcome {
    return this.acts.carriesOut(node, deed);
  }

  callEnded(deed: number, outcome: Outcome): void {
    this.host.callEnded(deed, outcome);
  }

  due(row: number): void {
    this.host.due(row);
  }

  /** A command that waits on the bus is delivered once more. */
  deliver(deed: number): void {
    this.host.deliver(deed);
  }

  instanceStopped(instance: number): void {
    this.host.instanceStopped(instance);
  }

  resume(node: number): void {
    this.host.resume(node);
  }

  goesOn(instance: number): void {
    this.host.goesOn(instance);
  }

  /** What was still to be done for a saga is done, or will never be. */
  deedGone(saga: number): void {
    if (this.acts.isForgotten(saga)) this.acts.judge(saga);
  }

  /** How many sagas a node carries out now, or how many of them are stuck. */
  countAt(node: number, stuckOnly: boolean): number {
    const { rows } = this;
    const { instance } = rows.table.col;
    const { node: nodeOf } = this.world.instances.col;
    let count = 0;
    for (const saga of rows.numbers) {
      const row = rows.rowOf(saga);
      if (row === undefined || nodeOf[instance[row]] !== node) continue;
      if (!stuckOnly || rows.live(row).status === STUCK) count++;
    }
    return count;
  }

  mayDecide(saga: number, stepId: string, direction: ActDirection): boolean {
    const row = this.host.rowThatHears(saga);
    if (row === undefined) return false;
    const { config } = this.around.part.sagas[this.rows.table.col.part[row]];
    const { phases, turned, status } = this.rows.live(row);
    const step = config.stepIds.indexOf(stepId);
    if (step < 0) return turned === 0 && status !== STUCK;
    return phases[direction === 'action' ? step : config.steps + step] === NEEDS_OPERATOR;
  }

  operatorSays(saga: number, stepId: string, direction: ActDirection, word: OperatorWord): void {
    const row = this.rows.rowOf(saga);
    if (row === undefined) return;
    const index = this.rows.table.col.part[row];
    const step = this.around.part.sagas[index].config.stepIds.indexOf(stepId);
    const said = SAID[word];
    const isHeeded =
      step < 0 ? this.host.cancel(saga) : this.host.operatorSays(saga, step, DIRECTIONS[direction], said);
    if (isHeeded) this.world.log.append(this.world.now, OPERATOR_SAID, saga, index, step, said);
  }

  write(out: SnapshotWriter): void {
    out.number(this.host.kept.count);
    this.rows.write(out, this.around.part.sagas);
    this.host.waiters.write(out);
  }

  read(from: SnapshotReader): void {
    this.host.kept.count = from.number();
    this.rows.read(from, this.around.part.sagas);
    this.host.waiters.read(from);
  }

  /** The saga of this kind about a subject, or 0: one that goes on or that is over. */
  private sagaOf(subject: string, id: string): number {
    const { book, part } = this.around;
    const { part: partOf } = book.begun.table.col;
    return book.sagasAbout(subject).find((one) => part.sagas[partOf[one - 1]].model.id === id) ?? 0;
  }
}
