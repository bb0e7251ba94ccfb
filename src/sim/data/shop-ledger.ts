import type { JsonValue } from '../../base/json';
import { CONFLICT, INVALID, type Outcome } from '../../base/outcome';
import { drawsOf, type Context } from '../../domain/context';
import type { DomainProblem } from '../../domain/domain-problem';
import { streamOf } from '../../domain/effects/event-subjects';
import { startShop } from '../../domain/effects/start-shop';
import { NO_TEXTS, withValue, type TextMap } from '../../domain/rows/text-map';
import { EMPTY_SHOP, type ShopEvent, type ShopState } from '../../domain/shop';
import { Batch, NOBODY } from '../../patterns/event-store/batch';
import type { World } from '../world';
import type { DataBook } from './data-book';
import type { DataPart } from './data-part';
import { judgeShop } from './judge-shop';

interface Surroundings {
  readonly book: DataBook;
  readonly part: DataPart;
}

/** The data of the shop as they are now, and how what happens to them is written down. */
export class ShopLedger {
  shop: ShopState = EMPTY_SHOP;
  /** For whose request something happens now; 0 for nobody in particular. */
  user = 0;
  /** By service and user ("orders/7"): the position of the newest event that happened for a request of theirs. */
  wrote: TextMap<number> = NO_TEXTS;
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
    for (const event of events) this.append(event, NOBODY, 0);
  }

  /**
   * Writes down what has happened to the shop as it is now, for a saga or for none (0), or for a command of a writer, each
   * event as caused by the one before it. The position of the last; `before` if there is none.
   */
  appendAll(events: readonly ShopEvent[], saga: number, before: number, command = 0): number {
    return this.appendAs(saga > 0 ? saga : ofCommand(command), events, saga, before);
  }

  /** Writes down what somebody has brought about by hand. The position of the last event. */
  appendByHand(events: readonly ShopEvent[]): number {
    return this.appendAs(BY_HAND - (this.around.book.events.length + 1), events, 0, 0);
  }

  private appendAs(correlation: number, events: readonly ShopEvent[], saga: number, before: number): number {
    let last = before;
    for (const event of events) last = this.append(event, correlation, last);
    judgeShop(this.world, { book: this.around.book, shop: this.shop }, events, { saga, event: last });
    return last;
  }

  /** Remembered keys are no events of the business: they stay with whoever remembers them. */
  private append(event: ShopEvent, correlation: number, before: number): number {
    if (event.event.type === 'request.answered') return before;
    const { world, batch } = this;
    const { events, texts } = this.around.book;
    const payload = world.appendPayload(event.event);
    batch.begin(correlation, before > 0 ? before : NOBODY);
    const type = texts.intern(event.event.type);
    batch.part(texts.intern(streamOf(event)), 0).event(events.length + 1, type, payload);
    const position = events.append(batch.streams[0], batch, 0, world.now);
    this.around.book.services.note(event.service, position);
    if (this.user > 0) this.wrote = withValue(this.wrote, `${event.service}/${this.user}`, position);
    return position;
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

/** What the events of a command of a writer belong to: a number that no saga has. 0 is none. */
function ofCommand(command: number): number {
  return NOBODY - command;
}

/** The command of a writer that events belong to, or 0. */
export function commandOf(correlation: number): number {
  return correlation < NOBODY && correlation >= BY_HAND ? NOBODY - correlation : 0;
}

/** Below this number no command of a writer comes. What was sent by hand goes by the position of its first event. */
const BY_HAND = -1_000_000_000;

/** The position of the first event of the command by hand that events belong to, or 0. */
export function sentByHand(correlation: number): number {
  return correlation < BY_HAND ? BY_HAND - correlation : 0;
}
