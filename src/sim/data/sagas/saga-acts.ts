import { OK, type Outcome } from '../../../base/outcome';
import { carryOut } from '../../../domain/effects/carry-out';
import { EFFECTS, type EffectId } from '../../../domain/effects/effect-settings';
import { orderOf } from '../../../domain/effects/event-subjects';
import { isOrderDocument, type OrderDocument } from '../../../domain/effects/order-document';
import type { ShopEvent } from '../../../domain/shop';
import { ACTION, BY_CRASH } from '../../../patterns/saga/catalogue';
import { keyOf } from '../../../patterns/saga/engine';
import type { World } from '../../world';
import type { DataBook } from '../data-book';
import type { DataPart, SagaPart } from '../data-part';
import type { Deeds } from '../deeds';
import { judgeOrder } from '../judge-order';
import type { SagaRows } from './saga-rows';
import { answerOf, outcomeOf, type ShopLedger } from '../shop-ledger';

interface Surroundings {
  readonly book: DataBook;
  readonly part: DataPart;
  readonly deeds: Deeds;
  readonly ledger: ShopLedger;
}

/** What the acts of sagas do to the data, where these are kept, and whether the data fit the ends of the sagas. */
export class SagaActs {
  constructor(
    private readonly world: World,
    private readonly around: Surroundings,
    private readonly rows: SagaRows,
  ) {}

  /** What a deed is to do takes effect, if the node keeps the data that it is about. */
  carriesOut(node: number, deed: number): Outcome {
    const { world } = this;
    const { part, deeds, ledger, book } = this.around;
    const owner = part.owners.get(node);
    const { saga, part: index, step, direction } = deeds.table.col;
    const sagaPart = part.sagas[index[deed]];
    const effect = effectOf(sagaPart, step[deed], direction[deed]);
    if (owner === undefined || effect === null || EFFECTS[effect].service !== owner.service) return OK;
    const number = saga[deed];
    const own = keyText(number, step[deed], direction[deed]);
    const undone = direction[deed] === ACTION ? '' : keyText(number, step[deed], ACTION);
    const { shop, events, answer } = carryOut(
      ledger.shop,
      effect,
      this.documentOf(number),
      owner.keepsKeys ? { own, undone } : null,
      ledger.context,
    );
    ledger.shop = shop;
    const last = this.happened(events, number);
    // What happened is the answer; only where nothing did, or no is said, that is written down by itself.
    deeds.table.col.answer[deed] =
      answer.ok && last > 0 ? book.events.payloadOf(last) : world.appendPayload(answerOf(answer));
    return answer.ok ? OK : outcomeOf(answer.error);
  }

  /** What a saga is about, as it was begun. */
  documentOf(saga: number): OrderDocument {
    const document = this.world.payloads.get(this.around.book.begun.table.col.context[saga - 1]);
    if (!isOrderDocument(document)) throw new Error(`Saga ${saga} is about something that is no order`);
    return document;
  }

  /**
   * From now on the data of its order have to fit the end of a saga. Of one that a crash has lost something may still be
   * under way that makes them right: it is judged after that.
   */
  judge(saga: number): void {
    const { book, ledger, part, deeds } = this.around;
    if (this.isForgotten(saga) && deeds.isUnderWay(saga)) return;
    judgeOrder(this.world, { book, part, shop: ledger.shop }, saga, this.documentOf(saga));
  }

  /** Whether a crash has lost all that was known of a saga. */
  isForgotten(saga: number): boolean {
    const { book } = this.around;
    const row = book.endOf(saga);
    return row >= 0 && book.ends.table.col.reason[row] === BY_CRASH;
  }

  /** Events that came after the end of the saga may break what had been right. */
  judgeOrders(events: readonly ShopEvent[]): void {
    const { book, ledger } = this.around;
    for (const event of events) {
      const order = orderOf(event, ledger.shop);
      for (const saga of order === null ? [] : book.sagasAbout(order)) this.judge(saga);
    }
  }

  /** The position of the last event that a saga has caused now; 0 when it has caused none. */
  private happened(events: readonly ShopEvent[], saga: number): number {
    const row = this.rows.rowOf(saga);
    const { lastEvent } = this.rows.table.col;
    const known = row === undefined ? 0 : lastEvent[row];
    const last = this.around.ledger.appendAll(events, saga, known);
    if (row === undefined) this.judgeOrders(events);
    else lastEvent[row] = last;
    return last === known ? 0 : last;
  }
}

function effectOf(part: SagaPart, step: number, direction: number): EffectId | null {
  return direction === ACTION ? part.does[step] : part.undoes[step];
}

function keyText(saga: number, step: number, direction: number): string {
  return `saga-${keyOf(saga, step, direction)}`;
}
