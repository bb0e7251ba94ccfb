import { mix32 } from '../../../base/keyed-hash';
import { OK, type Outcome } from '../../../base/outcome';
import type { SnapshotReader, SnapshotWriter } from '../../../base/snapshot';
import { isShopEvent } from '../../../domain/effects/event-subjects';
import { readRow } from '../../../domain/read-shop';
import { NO_TEXTS, valueOf, withValue, type TextMap } from '../../../domain/rows/text-map';
import type { ShopEvent } from '../../../domain/shop';
import { lookupsOf, numberIn, type Lookup } from '../../../domain/views/looked-up';
import { LIVE } from '../../../policies/attempts';
import { beginCall, startCall, withdraw } from '../../calls';
import { OWN_CLIENT } from '../../own-client';
import { openRequest, releaseRequest } from '../../request-rows';
import { BY_PROCESS, FOR_REQUEST } from '../../tables';
import type { World } from '../../world';
import type { DataBook } from '../data-book';
import type { DataPart } from '../data-part';
import type { Deeds } from '../deeds';
import { OF_VIEW } from '../process-host';
import type { ShopLedger } from '../shop-ledger';
import type { Build, ViewRun } from './view-runs';

export interface ViewSurroundings {
  readonly book: DataBook;
  readonly deeds: Deeds;
  readonly part: DataPart;
  readonly ledger: ShopLedger;
}

/** What the call of a read model is for: events after those that it has read, or a row that an event names. */
export const FOR_EVENTS = 0;
const FOR_ROW = 1;

/** In place of an answer: nobody who keeps the data was asked. */
export const NOBODY_ASKED = -1;

/** Who asks, and as the how-manieth thing that it does. */
export interface Asker {
  readonly view: number;
  readonly place: number;
  readonly run: ViewRun;
  readonly build: Build;
}

/** The calls that read models make: for events of their services, and for rows that these name. */
export class ViewAsks {
  /** What owners said of rows, each written down once for each of its versions. */
  answers: TextMap<number> = NO_TEXTS;
  private asked = 0;
  private repliesKept = 0;

  constructor(
    private readonly world: World,
    private readonly around: ViewSurroundings,
  ) {}

  /** The events that the log has by then which an owner looks into it. */
  askForEvents(asker: Asker): void {
    this.ask(asker, FOR_EVENTS, this.around.part.views[asker.view].source, -1, 0);
  }

  /** The lookup of this number among those of the event in hand. */
  askForRow(asker: Asker, edge: number, number: number): void {
    const { events } = this.around.book;
    this.ask(asker, FOR_ROW, edge, events.payloadOf(asker.build.state.handling), number);
  }

  /** At an owner of what is asked for, that is answered; the answer of a read is how far the log goes. */
  carriesOut(node: number, deed: number): Outcome {
    const { part, book, deeds } = this.around;
    const { process, step, about, part: number, answer } = deeds.table.col;
    const owner = part.owners.get(node);
    const view = part.views[process[deed]];
    if (owner === undefined) return OK;
    if (step[deed] === FOR_EVENTS) {
      if (owner.service === view.service) answer[deed] = book.events.length;
      return OK;
    }
    const event = this.eventIn(about[deed], view.service);
    const lookup = event && lookupsOf(view.model.shows, event).at(number[deed]);
    if (lookup?.service === owner.service) answer[deed] = this.answerTo(lookup);
    return OK;
  }

  /** The event at a position; null where it is none of the service. */
  eventAt(position: number, service: ShopEvent['service']): ShopEvent | null {
    const { events } = this.around.book;
    return this.concerns(position, service) ? this.eventIn(events.payloadOf(position), service) : null;
  }

  /** Whether the event at a position is one of a service. */
  concerns(position: number, service: ShopEvent['service']): boolean {
    const { events, texts } = this.around.book;
    return texts.text(events.streamOf(position)).startsWith(`${service}/`);
  }

  /** Nobody waits for the calls of a version any more. Whoever is at work on them goes on. */
  withdraw(view: number, place: number): void {
    const { world } = this;
    const { deeds } = this.around;
    const { parent, flags, request } = world.attempts.col;
    for (let row = 0; row < world.attempts.high; row++) {
      const deed = parent[row] === BY_PROCESS && (flags[row] & LIVE) !== 0 ? deeds.of(row) : -1;
      if (deed < 0 || !this.isOf(deed, view, place)) continue;
      const held = request[row];
      withdraw(world, row);
      releaseRequest(world, held);
    }
    this.dropKept(view, place);
  }

  /** Replies that came while the instance hung, in their order. */
  keptOf(view: number): number[] {
    const { table } = this.around.deeds;
    const kept: number[] = [];
    for (let deed = 0; deed < table.high; deed++) {
      if (table.col.came[deed] > 0 && (this.isOf(deed, view, 0) || this.isOf(deed, view, 1))) kept.push(deed);
    }
    return kept.sort((a, b) => table.col.came[a] - table.col.came[b]);
  }

  keep(deed: number, outcome: Outcome): void {
    const { table } = this.around.deeds;
    table.col.came[deed] = ++this.repliesKept;
    table.col.outcome[deed] = outcome;
    this.around.deeds.hold(deed);
  }

  write(out: SnapshotWriter): void {
    out.number(this.asked);
    out.number(this.repliesKept);
  }

  read(from: SnapshotReader): void {
    this.asked = from.number();
    this.repliesKept = from.number();
  }

  private ask(
    { view, place, run, build }: Asker,
    what: number,
    edge: number,
    about: number,
    number: number,
  ): void {
    const { world } = this;
    const { part, deeds } = this.around;
    const { key, asksAs } = part.views[view];
    const { turn } = build.state;
    const luck = mix32(mix32(mix32(key, build.number), turn), number);
    const deed = deeds.openAsk(OF_VIEW, view, what, turn, about);
    deeds.table.col.direction[deed] = place;
    deeds.table.col.part[deed] = number;
    world.bank.key(luck, FOR_REQUEST);
    const request = openRequest(world, this.client, ++this.asked, asksAs, -1);
    // Nobody in particular asks for it.
    world.requests.col.key[request] = 0;
    world.requests.col.user[request] = 0;
    const call = startCall(world, edge, request, BY_PROCESS, luck, -1);
    deeds.give(call, deed);
    world.attempts.col.zone[call] = world.zoneOf[run.instance];
    world.recorder?.callOpened(call, 'unawaited', -1);
    beginCall(world, call);
  }

  private get client(): number {
    return this.world.clientParts.findIndex(({ model }) => model.id === OWN_CLIENT);
  }

  private answerTo({ service, id }: Lookup): number {
    const { ledger } = this.around;
    const row = readRow(ledger.shop, service, id);
    const value = row.ok ? row.value : null;
    const key = `${service}/${id}/${numberIn(value, 'version') ?? 0}`;
    const known = valueOf(this.answers, key);
    if (known !== undefined) return known;
    const handle = this.world.appendPayload(value);
    this.answers = withValue(this.answers, key, handle);
    return handle;
  }

  private eventIn(payload: number, service: ShopEvent['service']): ShopEvent | null {
    const given = { service, event: this.world.payloads.get(payload) };
    return isShopEvent(given) ? given : null;
  }

  private dropKept(view: number, place: number): void {
    const { table } = this.around.deeds;
    for (const deed of this.keptOf(view)) {
      if (table.col.direction[deed] !== place) continue;
      table.col.came[deed] = 0;
      this.around.deeds.release(deed);
    }
  }

  private isOf(deed: number, view: number, place: number): boolean {
    const { kind, process, direction } = this.around.deeds.table.col;
    return kind[deed] === OF_VIEW && process[deed] === view && direction[deed] === place;
  }
}
