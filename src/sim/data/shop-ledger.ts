import type { JsonValue } from '../../base/json';
import { CONFLICT, INVALID, type Outcome } from '../../base/outcome';
import { drawsOf, type Context } from '../../domain/context';
import type { DomainProblem } from '../../domain/domain-problem';
import { streamOf } from '../../domain/effects/event-subjects';
import { startShop } from '../../domain/effects/start-shop';
import { EMPTY_SHOP, type ShopEvent, type ShopState } from '../../domain/shop';
import { Batch, NOBODY } from '../../patterns/event-store/batch';
import type { World } from '../world';
import type { DataBook } from './data-book';
import type { DataPart } from './data-part';

interface Surroundings {
  readonly book: DataBook;
  readonly part: DataPart;
}

/** The data of the shop as they are now, and how what happens to them is written down. */
export class ShopLedger {
  shop: ShopState = EMPTY_SHOP;
  readonly draw: Context['draw'];
  private readonly batch = new Batch();

  constructor(
    private readonly world: World,
    private readonly around: Surroundings,
  ) {
    this.draw = drawsOf(world.seed);
  }

  /** By what the shop decides now. */
  get context(): Context {
    const { world, around, draw } = this;
    return { now: world.now, draw, settings: around.part.model.shop };
  }

  open(): void {
    const { shop, events } = startShop(this.around.part.model.shop, this.draw);
    this.shop = shop;
    for (const event of events) this.append(event, 0, 0);
  }

  /**
   * Writes down what has happened, for a saga or for none (0), each event as caused by the one before it. The position
   * of the last; `before` if there is none.
   */
  appendAll(events: readonly ShopEvent[], saga: number, before: number): number {
    let last = before;
    for (const event of events) last = this.append(event, saga, last);
    return last;
  }

  /** Remembered keys are no events of the business: they stay with whoever remembers them. */
  private append(event: ShopEvent, saga: number, before: number): number {
    if (event.event.type === 'request.answered') return before;
    const { world, batch } = this;
    const { events, texts } = this.around.book;
    const payload = world.appendPayload(event.event);
    batch.begin(saga > 0 ? saga : NOBODY, before > 0 ? before : NOBODY);
    const type = texts.intern(event.event.type);
    batch.part(texts.intern(streamOf(event)), 0).event(events.length + 1, type, payload);
    return events.append(batch.streams[0], batch, 0, world.now);
  }
}

/** What whoever asked is told, as it is written down: the row, or why there is none. */
export function answerOf(
  answer:
    | { readonly ok: true; readonly value: Readonly<Record<string, JsonValue>> | null }
    | { readonly ok: false; readonly error: DomainProblem },
): JsonValue {
  if (answer.ok) return answer.value;
  const { kind, message } = answer.error;
  return { problem: kind, message };
}

/** How a call ends that the owner of the data has refused. */
export function outcomeOf({ kind }: DomainProblem): Outcome {
  return kind === 'conflict' ? CONFLICT : INVALID;
}
