import { CONFLICT, INVALID, OK, type Outcome } from '../../base/outcome';
import type { JsonValue } from '../../base/json';
import type { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import type { Context } from '../../domain/context';
import { drawsOf } from '../../domain/context';
import type { DomainProblem } from '../../domain/domain-problem';
import { carryOut } from '../../domain/effects/carry-out';
import { EFFECTS, type EffectId } from '../../domain/effects/effect-settings';
import { orderOf, streamOf } from '../../domain/effects/event-subjects';
import { isOrderDocument, orderDocument, type OrderDocument } from '../../domain/effects/order-document';
import { startShop } from '../../domain/effects/start-shop';
import { EMPTY_SHOP, type ShopEvent, type ShopState } from '../../domain/shop';
import { Batch, NOBODY } from '../../patterns/event-store/batch';
import {
  ACTION,
  COMPENSATION,
  MARK_DONE,
  MARK_FAILED,
  NEEDS_OPERATOR,
  STUCK,
  TRY_AGAIN,
} from '../../patterns/saga/catalogue';
import { keyOf } from '../../patterns/saga/engine';
import { OPERATOR_SAID } from '../change-log';
import type { DataHost, Documents } from '../data-host';
import type { ActDirection, OperatorWord } from '../outside/input';
import { OUTSIDE_CLIENT } from '../outside/outside';
import { releaseRequest } from '../request-rows';
import { DRAINING, UP } from '../tables';
import type { World } from '../world';
import { DataBook } from './data-book';
import type { DataPart, SagaPart } from './data-part';
import { Deeds } from './deeds';
import { judgeOrder } from './judge-order';
import { SagaHost } from './saga-host';

const NOTHING_YET: DataPart = {
  model: {
    shop: { lifecycle: 'payment', declineShare: 0, products: 1, stockEach: 0, customers: 1 },
    owners: [],
    sagas: [],
  },
  owners: new Map(),
  sagas: [],
  begun: [],
};

const DIRECTIONS: Readonly<Record<ActDirection, number>> = { action: ACTION, compensation: COMPENSATION };

const SAID: Readonly<Record<OperatorWord, number>> = {
  'try-again': TRY_AGAIN,
  done: MARK_DONE,
  failed: MARK_FAILED,
};

/** The data of a run, who keeps them, and what goes on about them: the one implementation of DataHost. */
export class DataWorld implements DataHost {
  readonly deeds = new Deeds();
  readonly sagas: SagaHost;
  part: DataPart = NOTHING_YET;
  shop: ShopState = EMPTY_SHOP;
  private readonly draw: Context['draw'];
  private readonly batch = new Batch();

  constructor(private readonly world: World) {
    world.dataBook ??= new DataBook();
    world.dataBook.reset();
    this.draw = drawsOf(world.seed);
    this.sagas = new SagaHost(world, this);
  }

  /** What is written down; every line has its own. */
  get book(): DataBook {
    return (this.world.dataBook ??= new DataBook());
  }

  get documents(): Documents {
    return { shop: this.shop };
  }

  adopt(part: DataPart): void {
    this.part = part;
  }

  open(): void {
    const { shop, events } = startShop(this.part.model.shop, this.draw);
    this.shop = shop;
    for (const event of events) this.append(event, 0, NOBODY);
  }

  inheritDeed(row: number, from: number): void {
    const deed = this.deeds.of(from);
    if (deed < 0) return;
    this.deeds.hold(deed);
    this.deeds.give(row, deed);
  }

  hasDeed(row: number): boolean {
    return this.deeds.of(row) >= 0;
  }

  attemptClosed(row: number): void {
    this.deeds.take(row);
  }

  hasProcess(node: number): boolean {
    return this.part.begun.some((one) => one.node === node);
  }

  takesOver(job: number): boolean {
    const { world, part } = this;
    const { attempt, instance } = world.jobs.col;
    const request = world.attempts.col.request[attempt[job]];
    const node = world.instances.col.node[instance[job]];
    const type = world.requests.col.type[request];
    const begun = part.begun.find(
      ({ node: at, types }) => at === node && (types === null || types.has(type)),
    );
    if (begun === undefined) return false;
    const document = this.documentOf(request);
    const { model } = part.sagas[begun.saga];
    const waits = model.answers === 'at-end';
    const known = this.sagaOf(document.orderId, model.id);
    if (known > 0) {
      if (waits) this.sagas.join(known, job);
      return waits;
    }
    const context = world.appendPayload(document);
    this.sagas.begin(job, begun.saga, document.orderId, context, waits);
    return waits;
  }

  jobStopped(job: number): void {
    this.sagas.jobStopped(job);
  }

  callEnded(row: number, outcome: Outcome): void {
    const { request } = this.world.attempts.col;
    const deed = this.deeds.of(row);
    const held = request[row];
    if (deed >= 0) this.sagas.callEnded(deed, outcome);
    releaseRequest(this.world, held);
  }

  due(process: number): void {
    this.sagas.due(process);
  }

  instanceChanged(instance: number): void {
    const { state, node } = this.world.instances.col;
    if (!isThere(state[instance])) this.sagas.instanceStopped(instance);
    this.sagas.resume(node[instance]);
  }

  sagasAt(node: number, stuckOnly: boolean): number {
    const { rows } = this.sagas;
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

  /** As it was when it was found: the data may be others now. */
  faultText(saga: number, rule: number): string | null {
    const { saga: sagas, rule: rules, text } = this.book.faults.table.col;
    for (let row = 0; row < this.book.faults.length; row++) {
      if (sagas[row] === saga && rules[row] === rule) return this.book.texts.text(text[row]);
    }
    return null;
  }

  sagaId(saga: number): string {
    return this.part.sagas[this.book.begun.table.col.part[saga - 1]]?.model.id ?? '';
  }

  mayDecide(saga: number, stepId: string, direction: ActDirection): boolean {
    const row = this.sagas.rowThatHears(saga);
    if (row === undefined) return false;
    const { config } = this.part.sagas[this.sagas.rows.table.col.part[row]];
    const { phases, turned, status } = this.sagas.rows.live(row);
    const step = config.stepIds.indexOf(stepId);
    if (step < 0) return turned === 0 && status !== STUCK;
    return phases[direction === 'action' ? step : config.steps + step] === NEEDS_OPERATOR;
  }

  operatorSays(saga: number, stepId: string, direction: ActDirection, word: OperatorWord): void {
    const row = this.sagas.rows.rowOf(saga);
    if (row === undefined) return;
    const index = this.sagas.rows.table.col.part[row];
    const step = this.part.sagas[index].config.stepIds.indexOf(stepId);
    const said = SAID[word];
    const isHeeded =
      step < 0 ? this.sagas.cancel(saga) : this.sagas.operatorSays(saga, step, DIRECTIONS[direction], said);
    if (isHeeded) this.world.log.append(this.world.now, OPERATOR_SAID, saga, index, step, said);
  }

  instanceGoesOn(instance: number): void {
    this.sagas.goesOn(instance);
  }

  /** What the call is about takes effect, if the node keeps the data that it is about. */
  carriesOut(node: number, attempt: number): Outcome {
    const deed = this.deeds.of(attempt);
    if (deed < 0) return OK;
    const { world, part } = this;
    const owner = part.owners.get(node);
    const { saga, part: index, step, direction } = this.deeds.table.col;
    const sagaPart = part.sagas[index[deed]];
    const effect = effectOf(sagaPart, step[deed], direction[deed]);
    if (owner === undefined || effect === null || EFFECTS[effect].service !== owner.service) return OK;
    const number = saga[deed];
    const document = this.documentOfSaga(number);
    const own = keyText(number, step[deed], direction[deed]);
    const undone = direction[deed] === ACTION ? '' : keyText(number, step[deed], ACTION);
    const { shop, events, answer } = carryOut(
      this.shop,
      effect,
      document,
      owner.keepsKeys ? { own, undone } : null,
      { now: world.now, draw: this.draw, settings: part.model.shop },
    );
    this.shop = shop;
    const last = this.appendAll(events, number);
    // What happened is the answer; only where nothing did, or no is said, that is written down by itself.
    this.deeds.table.col.answer[deed] =
      answer.ok && last > 0 ? this.book.events.payloadOf(last) : world.appendPayload(answerOf(answer));
    return answer.ok ? OK : outcomeOf(answer.error);
  }

  /** The position of the last event that a saga has caused now; 0 when it has caused none. */
  private appendAll(events: readonly ShopEvent[], saga: number): number {
    const row = this.sagas.rows.rowOf(saga);
    const { lastEvent } = this.sagas.rows.table.col;
    const known = row === undefined ? 0 : lastEvent[row];
    let before = known;
    for (const event of events) before = this.append(event, saga, before === 0 ? NOBODY : before);
    if (row === undefined) this.judgeOrders(events);
    else lastEvent[row] = before;
    return before === known ? 0 : before;
  }

  /** A saga has ended: from now on the data of its order have to fit that. */
  ended(saga: number): void {
    judgeOrder(this.world, this, saga);
  }

  write(out: SnapshotWriter): void {
    this.book.write(out);
    this.deeds.write(out);
    out.number(this.sagas.repliesKept);
    this.sagas.rows.write(out, this.part.sagas);
    this.sagas.waiters.write(out);
  }

  read(from: SnapshotReader, { shop }: Documents): void {
    this.shop = shop;
    this.book.read(from);
    this.deeds.read(from);
    this.sagas.repliesKept = from.number();
    this.sagas.rows.read(from, this.part.sagas);
    this.sagas.waiters.read(from);
  }

  /** What a saga is about, as it was begun. */
  documentOfSaga(saga: number): OrderDocument {
    const document = this.world.payloads.get(this.book.begun.table.col.context[saga - 1]);
    if (!isOrderDocument(document)) throw new Error(`Saga ${saga} is about something that is no order`);
    return document;
  }

  /** The saga of this kind about a subject, or 0: one that goes on or that is over. */
  private sagaOf(subject: string, id: string): number {
    const { part } = this.book.begun.table.col;
    return this.book.sagasAbout(subject).find((one) => this.part.sagas[part[one - 1]].model.id === id) ?? 0;
  }

  private documentOf(request: number): OrderDocument {
    const { world } = this;
    const { client, number, key, user } = world.requests.col;
    const index = client[request];
    const orderId = orderIdOf(world.clientParts[index].model.id, index, number[request]);
    const draw = (purpose: string): number => this.draw(`${orderId}/${purpose}`);
    const { products } = this.part.model.shop;
    const product =
      key[request] > 0 ? 1 + ((key[request] - 1) % products) : 1 + Math.floor(draw('product') * products);
    return orderDocument({ orderId, customer: Math.max(1, user[request]), product, draw });
  }

  /** Events that came after the end of the saga may break what had been right. */
  private judgeOrders(events: readonly ShopEvent[]): void {
    for (const event of events) {
      const order = orderOf(event, this.shop);
      for (const saga of order === null ? [] : this.book.sagasAbout(order))
        judgeOrder(this.world, this, saga);
    }
  }

  /** Its position. Remembered keys are no events of the business: they stay with whoever remembers them. */
  private append(event: ShopEvent, saga: number, before: number): number {
    if (event.event.type === 'request.answered') return before === NOBODY ? 0 : before;
    const { world, batch } = this;
    const { events, texts } = this.book;
    const payload = world.appendPayload(event.event);
    batch.begin(saga > 0 ? saga : NOBODY, before);
    const type = texts.intern(event.event.type);
    batch.part(texts.intern(streamOf(event)), 0).event(events.length + 1, type, payload);
    return events.append(batch.streams[0], batch, 0, world.now);
  }
}

function isThere(state: number): boolean {
  return state === UP || state === DRAINING;
}

/** What the shop has room for in an id, with the number of a request behind it. */
const PLAIN_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * No counter of the shop gives such an id, and no id of a client has a full stop or a line under it. A client whose id
 * would not do goes by its place.
 */
function orderIdOf(id: string, client: number, number: number): string {
  if (id === OUTSIDE_CLIENT) return `console_${number}`;
  return PLAIN_ID.test(id) ? `${id}.${number}` : `client_${client + 1}.${number}`;
}

function effectOf(part: SagaPart, step: number, direction: number): EffectId | null {
  return direction === ACTION ? part.does[step] : part.undoes[step];
}

function keyText(saga: number, step: number, direction: number): string {
  return `saga-${keyOf(saga, step, direction)}`;
}

/** What whoever asked is told, as it is written down: the row, or why there is none. */
function answerOf(
  answer:
    | { readonly ok: true; readonly value: Readonly<Record<string, JsonValue>> | null }
    | { readonly ok: false; readonly error: DomainProblem },
): JsonValue {
  if (answer.ok) return answer.value;
  const { kind, message } = answer.error;
  return { problem: kind, message };
}

function outcomeOf({ kind }: DomainProblem): Outcome {
  return kind === 'conflict' ? CONFLICT : INVALID;
}
